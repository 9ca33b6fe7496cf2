using LocalHost;

namespace Fair.Benchmarks;

/// <summary>From the start of the process to its first page, against an ASP.NET Core application that does nothing, published the same way.</summary>
internal sealed class StartBenchmark : Benchmark
{
    private const int WarmUps = 3;
    private const int Times = 21;

    public override string Name => "start";

    public override async Task<IReadOnlyList<Line>> Run()
    {
        var fair = await Published.App("functions/Fair", "Fair");
        var empty = await Published.App("tests/Benchmarks/EmptyApp", "EmptyApp");
        await using var azurite = await Azurite.StartAsync(new AzuriteOptions());
        string[] storage = ["--AzureWebJobsStorage", azurite.ConnectionString];
        await fair.TimeToFirstPage("/ar", port => ["--port", $"{port}", .. storage, "--Storage:Create", "true"]);

        var (starting, idling) = (new Sample(), new Sample());
        for (var time = -WarmUps; time < Times; time++)
        {
            var start = await fair.TimeToFirstPage("/ar", port => ["--port", $"{port}", .. storage]);
            var idle = await empty.TimeToFirstPage("/", port => ["--urls", $"http://127.0.0.1:{port}"]);
            if (time >= 0)
            {
                starting.Add(start);
                idling.Add(idle);
            }
        }

        return [Line.AtMost("Process start to first page, against an empty application", starting.Median / idling.Median, 1.5, " times", $"medians of {Times} in turn")];
    }
}
