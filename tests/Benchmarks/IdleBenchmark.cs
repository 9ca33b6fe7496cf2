using System.Text.Json;
using LocalHost;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Yarp.ReverseProxy.Forwarder;

namespace Fair.Benchmarks;

/// <summary>What the host asks of the queues while nobody does anything, counted between the two; at the interval of host.json.</summary>
internal sealed class IdleBenchmark : Benchmark
{
    private const int SecondsOfDay = 86_400;

    private static readonly TimeSpan Calm = TimeSpan.FromSeconds(Effort.Of(45, 20));
    private static readonly TimeSpan Counted = TimeSpan.FromSeconds(Effort.Of(60, 15));

    public override string Name => "idle";

    public override async Task<IReadOnlyList<Line>> RunAsync()
    {
        await using var azurite = await Azurite.StartAsync(new AzuriteOptions());
        var looks = 0;
        var queues = new Uri(Endpoint(azurite.ConnectionString));
        await using var counter = await CountAsync(queues, path => Interlocked.Add(ref looks, IsLook(path) ? 1 : 0));
        var counted = new Uri(counter.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
        var storage = azurite.ConnectionString.Replace(queues.Authority, counted.Authority, StringComparison.Ordinal);
        await using var fair = await Worker.StartAsync(await Published.FunctionsAsync("functions/Fair"), storage, "--Storage:Create", "true");

        // It looks ever less often, down to once in the longest interval.
        await Task.Delay(Calm);
        Interlocked.Exchange(ref looks, 0);
        await Task.Delay(Counted);
        var day = looks * SecondsOfDay / Counted.TotalSeconds;
        return [Line.Count("Looks into idle queues, a day that an instance stands", day, 2.0 * SecondsOfDay / Interval().TotalSeconds, note: $"{looks} in {Counted.TotalSeconds:0} s")];
    }

    // The poison queues are the application's own to look into, every five minutes.
    private static bool IsLook(string path) => path.EndsWith("/messages", StringComparison.Ordinal) && !path.EndsWith("-poison/messages", StringComparison.Ordinal);

    private static string Endpoint(string connection) =>
        connection.Split(';').Single(part => part.StartsWith("QueueEndpoint=", StringComparison.Ordinal))["QueueEndpoint=".Length..];

    private static TimeSpan Interval()
    {
        using var host = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "host.json")));
        return host.RootElement.GetProperty("extensions").GetProperty("queues").GetProperty("maxPollingInterval").Deserialize<TimeSpan>();
    }

    /// <summary>A server that passes requests on and tells their paths.</summary>
    private static async Task<WebApplication> CountAsync(Uri target, Action<string> seen)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddHttpForwarder();
        var app = builder.Build();
        var client = new HttpMessageInvoker(new SocketsHttpHandler { UseCookies = false });
        // Requests are signed for the address that the client knows.
        app.Run(async http =>
        {
            seen(http.Request.Path);
            await app.Services.GetRequiredService<IHttpForwarder>().SendAsync(http, target.GetLeftPart(UriPartial.Authority), client, new(), (_, request) =>
            {
                request.Headers.Host = http.Request.Host.Value;
                return ValueTask.CompletedTask;
            });
        });
        await app.StartAsync();
        return app;
    }
}
