using System.Globalization;
using System.Runtime;

namespace Fair.Benchmarks;

/// <summary>Sends requests of all sorts and prints, after 1,000 and after 10,000, the bytes of the heap and of the working set.</summary>
internal static class MemoryRun
{
    public const string Argument = "memory-run";

    private const int Readers = 4;

    // .NET's pools of arrays give back what nobody took for a minute, at the next collection.
    private static readonly TimeSpan PoolsLetGo = TimeSpan.FromSeconds(Effort.Of(65, 0));

    public static async Task PrintAsync()
    {
        await using var fair = await MeasuredFair.StartAsync();
        await SendAsync(fair, 0, Effort.Of(1_000, 60));
        PrintAsync(await SettledAsync());
        await SendAsync(fair, Effort.Of(1_000, 60), Effort.Of(10_000, 120));
        PrintAsync(await SettledAsync());
    }

    private static Task SendAsync(MeasuredFair fair, int from, int to) => Parallel.ForEachAsync(
        Enumerable.Range(from, to - from),
        new ParallelOptions { MaxDegreeOfParallelism = Readers },
        async (number, _) => (await SendAsync(fair, number)).Dispose());

    /// <summary>Pages, an address that nobody has, a form with mistakes, one from elsewhere; no two mistyped forms alike.</summary>
    private static async Task<HttpResponseMessage> SendAsync(MeasuredFair fair, int number)
    {
        switch (number % 6)
        {
            case 0:
                using (var body = SampleForm.Body(SampleForm.Wrong(), fair.Get<TimeProvider>()))
                {
                    return await fair.Client.PostAsync("/ar/apply", body);
                }

            case 1:
                using (var body = SampleForm.Body(SampleForm.Valid(), fair.Get<TimeProvider>()))
                using (var request = new HttpRequestMessage(HttpMethod.Post, "/fr/apply") { Content = body, Headers = { { "Sec-Fetch-Site", "cross-site" } } })
                {
                    return await fair.Client.SendAsync(request);
                }

            case 2:
                return await fair.Client.GetAsync($"/fr/nowhere/{number.ToString(CultureInfo.InvariantCulture)}");
            default:
                using (var request = new HttpRequestMessage(HttpMethod.Get, PublicPages.Paths[number % PublicPages.Paths.Count]) { Headers = { { "Accept-Encoding", "br" } } })
                {
                    return await fair.Client.SendAsync(request);
                }
        }
    }

    private static async Task<(long Heap, long Set)> SettledAsync()
    {
        Collect();
        await Task.Delay(PoolsLetGo);
        Collect();
        return (GC.GetTotalMemory(forceFullCollection: true), Environment.WorkingSet);
    }

    private static void Collect()
    {
        for (var time = 0; time < 3; time++)
        {
            GCSettings.LargeObjectHeapCompactionMode = GCLargeObjectHeapCompactionMode.CompactOnce;
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            GC.WaitForPendingFinalizers();
        }
    }

    private static void PrintAsync((long Heap, long Set) memory) => Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{memory.Heap} {memory.Set}"));
}
