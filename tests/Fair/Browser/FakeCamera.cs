using System.Text;
using Microsoft.Playwright;
using SkiaSharp;

namespace Fair.Tests.Browser;

/// <summary>A Chromium whose camera sees the picture that it is shown: a film of one frame (YUV4MPEG2).</summary>
public sealed class FakeCamera : IAsyncDisposable
{
    private const int Width = 640;
    private const int Height = 480;
    private const int Margin = 60;

    private readonly string film;
    private readonly IPlaywright playwright;
    private readonly IBrowser browser;

    private FakeCamera(string film, IPlaywright playwright, IBrowser browser) => (this.film, this.playwright, this.browser) = (film, playwright, browser);

    public static async Task<FakeCamera> StartAsync()
    {
        var film = Path.Combine(Path.GetTempPath(), $"fair-camera-{Path.GetRandomFileName()}.y4m");
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = "/usr/bin/chromium",
            Args =
            [
                "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
                "--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream", $"--use-file-for-fake-video-capture={film}",
            ],
        });
        return new(film, playwright, browser);
    }

    /// <summary>Holds a picture before the camera.</summary>
    public void Show(byte[] png)
    {
        using var picture = SKBitmap.Decode(png);
        using var frame = new SKBitmap(Width, Height);
        using (var canvas = new SKCanvas(frame))
        {
            canvas.Clear(SKColors.White);
            const int Side = Height - (2 * Margin);
            canvas.DrawBitmap(picture, new SKRect((Width - Side) / 2f, Margin, (Width + Side) / 2f, Margin + Side));
        }

        using var file = File.Create(film);
        file.Write(Encoding.ASCII.GetBytes($"YUV4MPEG2 W{Width} H{Height} F30:1 Ip A1:1 C420mpeg2\n"));
        for (var n = 0; n < 3; n++)
        {
            file.Write("FRAME\n"u8);
            foreach (var pixel in frame.Pixels)
            {
                file.WriteByte((byte)(((66 * pixel.Red) + (129 * pixel.Green) + (25 * pixel.Blue) + 4224) >> 8));
            }

            // Black and white has no colour.
            file.Write(Enumerable.Repeat((byte)128, Width * Height / 2).ToArray());
        }
    }

    public async Task<Tab> OpenAsync(RunningFair fair, int width)
    {
        var context = await browser.NewContextAsync(new() { BaseURL = fair.Address.ToString(), ViewportSize = new() { Width = width, Height = width < 600 ? 740 : 800 }, Permissions = ["camera"] });
        context.SetDefaultTimeout(60_000);
        return new(fair, context, await context.NewPageAsync());
    }

    public async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync();
        playwright.Dispose();
        File.Delete(film);
    }
}
