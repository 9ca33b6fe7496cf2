using System.Diagnostics;
using LocalHost;

namespace Fair.Benchmarks;

/// <summary>From the start of host and worker to the first page, against an application on the same worker that does nothing, published the same way.</summary>
internal sealed class StartBenchmark : Benchmark
{
    private static readonly int WarmUps = Effort.Of(3, 0);
    private static readonly int Times = Effort.Of(21, 1);

    public override string Name => "start";

    public override async Task<IReadOnlyList<Line>> RunAsync()
    {
        var (fair, empty) = (await Published.FunctionsAsync("functions/Fair"), await Published.FunctionsAsync("tests/Benchmarks/EmptyApp"));
        await using var azurite = await Azurite.StartAsync(new AzuriteOptions());
        await TimeToFirstPageAsync(fair, azurite.ConnectionString, "--Storage:Create", "true");

        var (starting, idling) = (new Sample(), new Sample());
        for (var time = -WarmUps; time < Times; time++)
        {
            var start = await TimeToFirstPageAsync(fair, azurite.ConnectionString);
            var idle = await TimeToFirstPageAsync(empty, azurite.ConnectionString);
            if (time >= 0)
            {
                starting.Add(start);
                idling.Add(idle);
            }
        }

        return [Line.AtMost("Process start to first page, against an empty application on the worker", starting.Median / idling.Median, 1.5, " times", $"medians of {Times} in turn")];
    }

    private static async Task<TimeSpan> TimeToFirstPageAsync(string application, string storage, params string[] settings)
    {
        var started = Stopwatch.GetTimestamp();
        await using var host = await Worker.StartAsync(application, storage, settings);
        using var client = new HttpClient { BaseAddress = host.Address };
        (await client.GetAsync("/ar")).EnsureSuccessStatusCode().Dispose();
        return Stopwatch.GetElapsedTime(started);
    }
}
