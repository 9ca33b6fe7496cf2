using System.Globalization;
using System.Text;

namespace LocalHost;

/// <summary>What the console tells once the application answers: where to look.</summary>
internal static class Announcement
{
    private const int NameColumn = 16;

    public static string Text(string application, LocalSettings settings, Uri address, DateTimeOffset now)
    {
        var text = new StringBuilder();
        text.AppendLine().AppendLine(CultureInfo.InvariantCulture, $"{application} is running. Ctrl+C ends it.").AppendLine();
        // Configuration sorts by name; what stands nearest to the root comes first.
        foreach (var (name, path) in settings.Addresses.DefaultIfEmpty(new("Application", "/")).OrderBy(entry => entry.Value.Length))
        {
            Line(name, path);
        }

        Line("Mailbox", "/_mailbox");
        Line("Clock", "/_clock", string.Create(CultureInfo.InvariantCulture, $"   now {now:yyyy-MM-dd HH:mm} UTC"));
        Line("Sign in", "/.auth/login/aad");
        return text.AppendLine().ToString();

        void Line(string name, string path, string note = "") =>
            text.Append("  ").Append(name.PadRight(NameColumn)).Append(new Uri(address, path)).AppendLine(note);
    }
}
