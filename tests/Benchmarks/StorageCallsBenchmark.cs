namespace Fair.Benchmarks;

/// <summary>Storage calls, counted: what a request or a mail costs, whatever the machine.</summary>
internal sealed class StorageCallsBenchmark : Benchmark
{
    private const int Times = 20;

    public override string Name => "calls";

    public override async Task<IReadOnlyList<Line>> Run()
    {
        await using var fair = await MeasuredFair.Start();
        // The first mail reads the suppressed addresses as well, which are then kept for a while.
        await fair.ApplyAndSettle();
        await fair.ApplyAndSettle();

        var (applying, mailing) = (fair.Calls.In("POST /fr/apply"), fair.Calls.Others);
        for (var time = 0; time < Times; time++)
        {
            await fair.ApplyAndSettle();
        }

        (applying, mailing) = (fair.Calls.In("POST /fr/apply") - applying, fair.Calls.Others - mailing);

        // The programme is read by the first who asks, and then known for four seconds.
        await Read(fair);
        var reading = fair.Calls.InAll;
        await Read(fair);
        reading = fair.Calls.InAll - reading;
        return
        [
            Line.AtMost("Storage calls: apply without files, in the request", (double)applying / Times, 2),
            Line.AtMost("Storage calls: a warm public page", reading, 0, note: $"{PublicPages.Paths.Count} pages"),
            Line.AtMost("Storage calls: sending one mail", (double)mailing / Times, 3),
        ];
    }

    private static async Task Read(MeasuredFair fair)
    {
        foreach (var path in PublicPages.Paths)
        {
            (await fair.Client.GetAsync(path)).Dispose();
        }
    }
}
