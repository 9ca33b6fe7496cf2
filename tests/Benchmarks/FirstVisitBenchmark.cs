using Microsoft.Playwright;

namespace Fair.Benchmarks;

/// <summary>
/// What a phone loads that was never here before: the page, its style, its fonts. Bodies only: headers, which all say the
/// same, are all but nothing in HTTP/2.
/// </summary>
internal sealed class FirstVisitBenchmark : Benchmark
{
    private const string Chromium = "/usr/bin/chromium";
    private const string What = "First visit, fonts included";
    private const int Max = 60 * 1024;

    public override string Name => "visit";

    public override async Task<IReadOnlyList<Line>> RunAsync()
    {
        if (!File.Exists(Chromium))
        {
            return [new(What, $"≤ {Max:#,0} bytes", $"no browser at {Chromium}", null)];
        }

        await using var fair = await MeasuredFair.StartAsync();
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium, Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"] });
        var visits = new List<(string Path, int Bytes)>();
        foreach (var path in PublicPages.Paths)
        {
            visits.Add((path, await VisitAsync(browser, new Uri(fair.Client.BaseAddress!, path))));
        }

        var home = visits.Where(visit => visit.Path.Length == "/ar".Length).MaxBy(visit => visit.Bytes);
        var largest = visits.MaxBy(visit => visit.Bytes);
        return
        [
            Line.Count($"{What}: the home page", home.Bytes, Max, " bytes", home.Path),
            Line.Count($"{What}: the largest page", largest.Bytes, Max, " bytes", largest.Path),
        ];
    }

    private static async Task<int> VisitAsync(IBrowser browser, Uri address)
    {
        await using var context = await browser.NewContextAsync(new() { ViewportSize = new() { Width = 360, Height = 740 } });
        var page = await context.NewPageAsync();
        var requests = new List<IRequest>();
        page.RequestFinished += (_, request) => requests.Add(request);
        await page.GotoAsync(address.ToString(), new() { WaitUntil = WaitUntilState.NetworkIdle });
        var bytes = 0;
        foreach (var request in requests.ToList())
        {
            bytes += (await request.SizesAsync()).ResponseBodySize;
        }

        return bytes;
    }
}
