using System.Globalization;
using System.Text;
using Microsoft.Extensions.Hosting;

namespace LocalWorker;

/// <summary>Tells on the console where to look, once the application answers.</summary>
internal sealed class Announcement(
    LocalSettings settings,
    LocalAddress address,
    MovableClock clock,
    FunctionCatalog catalog,
    IHostApplicationLifetime lifetime) : IHostedService
{
    private const int NameColumn = 16;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (!settings.Quiet)
        {
            lifetime.ApplicationStarted.Register(() => Console.Out.Write(Text()));
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private string Text()
    {
        var text = new StringBuilder();
        text.AppendLine().AppendLine(CultureInfo.InvariantCulture, $"{catalog.Name} is running. Ctrl+C ends it.").AppendLine();
        // Configuration sorts by name; what stands nearest to the root comes first.
        foreach (var (name, path) in settings.Addresses.DefaultIfEmpty(new("Application", "/")).OrderBy(one => one.Value.Length))
        {
            Line(name, path);
        }

        Line("Mailbox", "/_mailbox");
        Line("Clock", "/_clock", string.Create(CultureInfo.InvariantCulture, $"   now {clock.GetUtcNow():yyyy-MM-dd HH:mm} UTC"));
        Line("Sign in", "/.auth/login/aad");
        return text.AppendLine().ToString();

        void Line(string name, string path, string note = "") =>
            text.Append("  ").Append(name.PadRight(NameColumn)).Append(new Uri(address.Base, path)).AppendLine(note);
    }
}
