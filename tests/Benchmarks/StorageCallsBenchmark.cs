using Fair.Applications;

namespace Fair.Benchmarks;

/// <summary>Storage calls, counted: what a request or a mail costs, whatever the machine.</summary>
internal sealed class StorageCallsBenchmark : Benchmark
{
    private static readonly int Times = Effort.Of(20, 4);

    public override string Name => "calls";

    public override async Task<IReadOnlyList<Line>> RunAsync()
    {
        await using var fair = await MeasuredFair.StartAsync();
        // The first mail reads the suppressed addresses as well, which are then kept for a while.
        await fair.ApplyAndSettleAsync();
        await fair.ApplyAndSettleAsync();

        var (applying, mailing) = (fair.Calls.In(nameof(SubmitApplication)), fair.Calls.Others);
        for (var time = 0; time < Times; time++)
        {
            await fair.ApplyAndSettleAsync();
        }

        (applying, mailing) = (fair.Calls.In(nameof(SubmitApplication)) - applying, fair.Calls.Others - mailing);

        // The programme is read by the first who asks, and then known for four seconds.
        await ReadAsync(fair);
        var reading = fair.Calls.InAll;
        await ReadAsync(fair);
        reading = fair.Calls.InAll - reading;
        return
        [
            Line.Count("Storage calls: apply without files, in the request", (double)applying / Times, 2),
            Line.Count("Storage calls: a warm public page", reading, 0, note: $"{PublicPages.Paths.Count} pages"),
            Line.Count("Storage calls: sending one mail", (double)mailing / Times, 3),
        ];
    }

    private static async Task ReadAsync(MeasuredFair fair)
    {
        foreach (var path in PublicPages.Paths)
        {
            (await fair.Client.GetAsync(path)).Dispose();
        }
    }
}
