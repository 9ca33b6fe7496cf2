using Microsoft.Playwright;

namespace Fair.Tests.Browser;

/// <summary>The README's pictures, taken on the way of the journey where FAIR_PICTURES names a folder (<c>.github/pictures</c>).</summary>
public static class Pictures
{
    private static readonly string? Folder = Environment.GetEnvironmentVariable("FAIR_PICTURES");

    /// <summary>Takes a picture of what the window shows.</summary>
    public static async Task TakeAsync(IPage page, string name)
    {
        if (Folder is not null)
        {
            await page.ScreenshotAsync(new() { Path = Path.Combine(Folder, $"{name}.png") });
        }
    }

    /// <summary>Takes a picture of a message, in a window of its own.</summary>
    public static async Task TakeMailAsync(IBrowserContext context, MailboxMessage mail, string name = "mail")
    {
        if (Folder is not null)
        {
            var page = await context.NewPageAsync();
            await page.GotoAsync($"/_mailbox/{mail.Id}/html");
            await TakeAsync(page, name);
            await page.CloseAsync();
        }
    }
}
