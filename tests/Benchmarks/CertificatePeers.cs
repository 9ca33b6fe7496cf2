using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using Microsoft.Playwright;
using Platform.Editions;

namespace Fair.Benchmarks;

/// <summary>What else makes a PDF of such a page, warm, one page after another.</summary>
internal static class CertificatePeers
{
    private const int Pages = 30;
    private const string Chromium = "/usr/bin/chromium";

    /// <summary>Pages per second; null where WeasyPrint is not installed: <c>apt-get install weasyprint</c>.</summary>
    public static async Task<double?> WeasyPrintAsync(Edition edition)
    {
        if (!File.Exists("/usr/bin/weasyprint"))
        {
            return null;
        }

        var folder = Directory.CreateTempSubdirectory("fair-certificates");
        try
        {
            for (var number = 0; number <= Pages; number++)
            {
                await File.WriteAllTextAsync(Path.Combine(folder.FullName, $"{number:D3}.html"), CertificatePage.Of(SampleCertificate.Of(number), edition));
            }

            var root = typeof(CertificatePeers).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(one => one.Key == "Root").Value!;
            using var python = Process.Start(new ProcessStartInfo("/usr/bin/python3", [Path.Combine(root, "tests/Benchmarks/weasyprint-peer.py"), folder.FullName]) { RedirectStandardOutput = true })!;
            var said = await python.StandardOutput.ReadToEndAsync();
            await python.WaitForExitAsync();
            return python.ExitCode == 0
                ? Pages / double.Parse(said, CultureInfo.InvariantCulture)
                : throw new InvalidOperationException($"WeasyPrint ended with {python.ExitCode}.");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Pages per second; null where Chromium is not installed: <c>apt-get install chromium</c>.</summary>
    public static async Task<double?> WarmChromiumAsync(Edition edition)
    {
        if (!File.Exists(Chromium))
        {
            return null;
        }

        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Chromium,
            Args = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
        var file = Path.Combine(Path.GetTempPath(), $"{Path.GetRandomFileName()}.html");
        try
        {
            var page = await browser.NewPageAsync();
            var started = 0L;
            for (var number = 0; number <= Pages; number++)
            {
                started = number == 1 ? Stopwatch.GetTimestamp() : started;
                // From a file, as only those may load the fonts of other files.
                await File.WriteAllTextAsync(file, CertificatePage.Of(SampleCertificate.Of(number), edition));
                await page.GotoAsync($"file://{file}");
                await page.EvaluateAsync("document.fonts.ready");
                await page.PdfAsync(new() { PreferCSSPageSize = true, PrintBackground = true, Tagged = true });
            }

            return Pages / Stopwatch.GetElapsedTime(started).TotalSeconds;
        }
        finally
        {
            File.Delete(file);
        }
    }
}
