using Fair.Workshops;
using Microsoft.Playwright;
using Platform.Languages;
using Platform.Mail;
using SkiaSharp;
using TestHost;
using Xunit;

namespace Fair.Tests.Mail;

/// <summary>The code of a seat: as a picture in the mail, as a file, and in words.</summary>
[Trait("Speed", "Slow")]
public sealed class CodeTests(StorageAccounts storage, Browser.Chromium chromium)
{
    private const string Code = "7KQ4-M2XP";

    private static readonly SeatConfirmedMail Mail = new(new(
        "2025-accounting", 4, "Amina", Code, "Comptabilité", "Salma", "Salle 1",
        new(2025, 1, 28, 9, 0, 0, TimeSpan.Zero), new(2025, 1, 28, 10, 30, 0, TimeSpan.Zero), 0));

    [Theory]
    [InlineData("ar")]
    [InlineData("fr")]
    [InlineData("en")]
    public async Task The_mail_holds_the_code_as_a_picture_as_a_file_and_in_words(string language)
    {
        await using var fair = await RunningFair.StartAsync(storage);
        var mail = await fair.SentAsync(Mail, Language.FindOrDefault(language));

        var pictures = mail.Attachments!.Where(attachment => attachment.Type == "image/png").ToList();
        Assert.Equal(["inline code qr.png", "attachment  code.png"], pictures.Select(picture => $"{picture.Disposition} {picture.ContentId} {picture.Name}"));
        foreach (var picture in pictures)
        {
            Assert.True(picture.Content.Length < 2_000, $"{picture.Content.Length} bytes.");
            Assert.Equal(Code, await QrCode.ReadAsync(picture.Content));
        }

        Assert.Matches($"<img src=\"cid:code\" width=\"232\" height=\"232\" alt=\"[^\"]*{Code}", mail.Html);
        Assert.Contains($"<bdi>{Code}</bdi>", mail.Html);
        // Alone on its line, where no letter of another direction can turn its parts about.
        Assert.Contains(Code, mail.Text.Split('\n'));
    }

    [Theory]
    [InlineData("7")]
    [InlineData("7KQ4-M2XP")]
    [InlineData("https://fair.example/ar/certificates/0123456789abcdef0123456789abcdef")]
    public async Task A_picture_of_any_code_fits_a_phone_and_can_be_read(string code)
    {
        var picture = CodePicture.Draw(code);
        using var bitmap = SKBitmap.Decode(picture.Png);
        Assert.Equal((2 * picture.Width, 2 * picture.Width), (bitmap.Width, bitmap.Height));
        Assert.InRange(picture.Width, 180, 240);
        Assert.Equal(code, await QrCode.ReadAsync(picture.Png));
    }

    [Fact]
    public async Task The_mailbox_shows_the_picture_so_that_it_can_be_read_from_the_screen()
    {
        await using var fair = await RunningFair.StartAsync(storage);
        var mail = await fair.SentAsync(Mail);
        await using var tab = await chromium.OpenAsync(fair);

        // A window in which the whole mail is seen: nothing can be done inside the frame, as it allows no scripts, and what
        // is out of sight is not painted.
        await tab.Page.SetViewportSizeAsync(Browser.Chromium.Phone, 2600);
        await tab.GoAsync($"/_mailbox/{mail.Id}");
        // The frame's picture may come after the page's own load.
        Assert.Equal(Code, await RunningFair.EventuallyAsync(async () => await QrCode.FindAsync(await tab.Page.ScreenshotAsync()), found => found.Length > 0, "the picture in the mailbox"));
        await Assertions.Expect(tab.Page.GetByRole(AriaRole.Link, new() { Name = "workshop.ics" })).ToBeVisibleAsync();
        var download = await tab.Page.RunAndWaitForDownloadAsync(() => tab.Page.GetByRole(AriaRole.Link, new() { Name = "code.png" }).ClickAsync());
        Assert.Equal("code.png", download.SuggestedFilename);
    }
}
