using LocalHost;

namespace Fair.Benchmarks;

/// <summary>A warm page through host and worker, each a process of its own, against the same request to a function that does nothing.</summary>
internal sealed class RequestBenchmark : Benchmark
{
    private static readonly int WarmUps = Effort.Of(1_500, 2);
    private static readonly int Times = Effort.Of(1_000, 3);

    public override string Name => "request";

    public override async Task<IReadOnlyList<Line>> RunAsync()
    {
        await using var azurite = await Azurite.StartAsync(new AzuriteOptions());
        await using var fair = await Worker.StartAsync(await Published.FunctionsAsync("functions/Fair"), azurite.ConnectionString, "--Storage:Create", "true");
        await using var empty = await Worker.StartAsync(await Published.FunctionsAsync("tests/Benchmarks/EmptyApp"), azurite.ConnectionString);
        using var asking = new HttpClient { BaseAddress = fair.Address };
        using var idling = new HttpClient { BaseAddress = empty.Address };
        await MeasureAsync(asking, idling, WarmUps);
        var (page, nothing) = await MeasureAsync(asking, idling, Times);
        return [Line.AtMost("A warm page through host and worker, against an empty function", page.Median / nothing.Median, 1.3, " times", $"medians of {Times} in turn: {page.Median:0.00} and {nothing.Median:0.00} ms")];
    }

    private static async Task<(Sample Page, Sample Nothing)> MeasureAsync(HttpClient asking, HttpClient idling, int times)
    {
        var (page, nothing) = (new Sample(), new Sample());
        for (var time = 0; time < times; time++)
        {
            await page.TimeAsync(() => GetAsync(asking));
            await nothing.TimeAsync(() => GetAsync(idling));
        }

        return (page, nothing);
    }

    private static async Task GetAsync(HttpClient client) => (await client.GetAsync("/ar")).EnsureSuccessStatusCode().Dispose();
}
