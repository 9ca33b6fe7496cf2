namespace Fair.Benchmarks;

/// <summary>What applying takes, against the storage calls in it made by the bare SDK; one in turn with the other.</summary>
internal sealed class ApplyBenchmark : Benchmark
{
    private static readonly int WarmUps = Effort.Of(60, 2);
    private static readonly int Times = Effort.Of(100, 3);

    public override string Name => "apply";

    public override async Task<IReadOnlyList<Line>> RunAsync()
    {
        await using var fair = await MeasuredFair.StartAsync();
        await fair.ApplyAndSettleAsync();
        var bare = await BareCalls.LikeAsync(fair);
        await MeasureAsync(fair, bare, WarmUps);
        var (applying, calling) = await MeasureAsync(fair, bare, Times);
        return [Line.AtMost("Apply, against its bare storage calls", applying.Median / calling.Median, 1.5, " times", $"medians of {Times} in turn")];
    }

    private static async Task<(Sample Applying, Sample Calling)> MeasureAsync(MeasuredFair fair, BareCalls bare, int times)
    {
        var (applying, calling) = (new Sample(), new Sample());
        for (var time = 0; time < times; time++)
        {
            var mailed = fair.Calls.Others;
            await applying.TimeAsync(fair.ApplyAsync);
            await fair.RestAsync(mailed + 3);

            var actions = bare.Prepare();
            await calling.TimeAsync(() => bare.MakeAsync(actions));
            await Task.Delay(25);
        }

        return (applying, calling);
    }
}
