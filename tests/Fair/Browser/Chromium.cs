using Fair.Tests.Browser;
using Microsoft.Playwright;
using Xunit;

[assembly: AssemblyFixture(typeof(Chromium))]

namespace Fair.Tests.Browser;

/// <summary>One Chromium for all tests, started by the first that needs it; every tab has cookies and a cache of its own.</summary>
public sealed class Chromium : IAsyncDisposable
{
    /// <summary>The width of a cheap phone.</summary>
    public const int Phone = 360;

    /// <summary>The width of an office's screen.</summary>
    public const int Desktop = 1280;

    private const int Patience = 60_000;

    private readonly Lazy<Task<(IPlaywright Playwright, IBrowser Browser)>> started = new(StartAsync);

    /// <summary>Opens a tab.</summary>
    /// <param name="fair">The fair that it visits.</param>
    /// <param name="width">The width of the window, in CSS pixels.</param>
    public async Task<Tab> OpenAsync(RunningFair fair, int width = Phone)
    {
        var context = await (await started.Value).Browser.NewContextAsync(new()
        {
            BaseURL = fair.Address.ToString(),
            ViewportSize = new() { Width = width, Height = width < 600 ? 740 : 800 },
            Locale = "ar-MA",
            ReducedMotion = ReducedMotion.Reduce,
        });
        context.SetDefaultTimeout(Patience);
        return new(fair, context, await context.NewPageAsync());
    }

    public async ValueTask DisposeAsync()
    {
        if (started.IsValueCreated)
        {
            var (playwright, browser) = await started.Value;
            await browser.DisposeAsync();
            playwright.Dispose();
        }
    }

    private static async Task<(IPlaywright Playwright, IBrowser Browser)> StartAsync()
    {
        // A machine that builds besides is slow; a test that waits in vain still ends.
        Assertions.SetDefaultExpectTimeout(Patience);
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = "/usr/bin/chromium",
            Args =
            [
                "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync",
            ],
        });
        return (playwright, browser);
    }
}
