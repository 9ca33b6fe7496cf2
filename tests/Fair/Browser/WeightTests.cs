using System.Collections.Concurrent;
using Microsoft.Playwright;
using Xunit;

namespace Fair.Tests.Browser;

/// <summary>What a first visit costs on a slow line: bytes, not seconds.</summary>
[Trait("Speed", "Slow")]
public sealed class WeightTests(OpenFair open, Chromium chromium) : IClassFixture<OpenFair>
{
    private const int Kilobyte = 1024;

    [Theory, InlineData("ar", "", 60), InlineData("ar", "/apply", 60), InlineData("fr", "", 35), InlineData("fr", "/apply", 35), InlineData("en", "", 35)]
    public async Task A_first_visit_is_light_wherever_it_begins(string language, string page, int maxKilobytes)
    {
        await using var tab = await chromium.OpenAsync(open.Fair);
        var requests = new ConcurrentQueue<IRequest>();
        tab.Page.RequestFinished += (_, request) => requests.Enqueue(request);
        await tab.Page.GotoAsync($"/{language}{page}", new() { WaitUntil = WaitUntilState.NetworkIdle });

        await tab.ReadyAsync();
        // "Idle" can come before the style sheet has asked for what it needs.
        string[] needed = ["zellige.svg", .. language == "ar" ? new[] { "cairo-arabic.woff2", "amiri.woff2" } : ["cairo-latin.woff2"]];
        await RunningFair.EventuallyAsync(() => Task.FromResult(needed.All(part => requests.Any(request => request.Url.EndsWith(part, StringComparison.Ordinal)))), all => all, "all parts of the page");

        var sizes = new Dictionary<string, int>();
        foreach (var request in requests)
        {
            sizes[new Uri(request.Url).AbsolutePath.Split('/')[^1]] = (await request.SizesAsync()).ResponseBodySize;
        }

        var told = $"{sizes.Values.Sum()} bytes: {string.Join(", ", sizes.Select(one => $"{one.Key} {one.Value}"))}";
        TestContext.Current.SendDiagnosticMessage(told);
        Assert.True(sizes.Values.Sum() <= maxKilobytes * Kilobyte, told);
        Assert.True(sizes[page.Length > 0 ? page[1..] : language] <= 8 * Kilobyte, told);
        Assert.True(sizes["fair.css"] <= 5 * Kilobyte, told);
        foreach (var part in new[] { "zellige.svg", language == "ar" ? "cairo-arabic.woff2" : "cairo-latin.woff2" })
        {
            Assert.True(sizes.GetValueOrDefault(part) > 0, $"{part} was not loaded. {told}");
        }

        Assert.Equal(language == "ar", sizes.ContainsKey("amiri.woff2"));
    }
}
