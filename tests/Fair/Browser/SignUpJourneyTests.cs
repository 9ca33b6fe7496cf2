using Fair.Tests.Workshops;
using Fair.Workshops;
using Ical.Net;
using Microsoft.Playwright;
using Platform.Languages;
using TestHost;
using Xunit;

using static Microsoft.Playwright.Assertions;

namespace Fair.Tests.Browser;

/// <summary>Signing up for a workshop as people do it: on a phone, in Arabic, from the programme to giving the seat back.</summary>
[Trait("Speed", "Slow")]
public sealed class SignUpJourneyTests(StorageAccounts storage, Chromium chromium)
{
    [Fact]
    public async Task A_seat_goes_from_the_programme_into_the_mailbox_and_back_to_the_next_in_line()
    {
        var ar = Language.Arabic;
        await using var fair = await RunningFair.StartProcessAsync(storage);
        var desk = await fair.SignedInAsync("organiser");
        var workshop = await fair.CreateAsync(desk, AWorkshop.Of("2025-01-28", "10:00", "11:30", 1));
        await using var tab = await chromium.OpenAsync(fair, Chromium.Phone);
        var page = tab.Page;

        await tab.GoAsync("/ar");
        await page.GetByRole(AriaRole.Navigation).First.GetByRole(AriaRole.Link, new() { Name = "الورشات" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(ar["workshops.title"]);
        await Pictures.TakeAsync(page, "workshops");
        await page.Locator($"a[href='/ar/workshops/{workshop}']").ClickAsync();
        await FillAsync(tab, "فاطمة المثال", "Fatima Exemple", "fatima@example.org");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(ar["signedUp.seat"]);
        await Pictures.TakeAsync(page, "signed-up");

        // The mail holds the entry of the calendar and the code, which reads as what stands in the mail.
        var mail = await fair.MailAsync("fatima@example.org");
        var code = Assert.Single(await fair.SignUpsAsync(workshop, SignUpState.Seat)).Code;
        Assert.Contains(code, mail.Text);
        var files = mail.Attachments!;
        foreach (var picture in files.Where(file => file.Type == "image/png"))
        {
            Assert.Equal(code, await QrCode.ReadAsync(picture.Content));
        }

        Assert.Equal(["attachment", "inline"], files.Where(file => file.Type == "image/png").Select(file => file.Disposition).Order(StringComparer.Ordinal));
        var calendar = Calendar.Load(System.Text.Encoding.UTF8.GetString(files.Single(file => file.Type == "text/calendar").Content))!;
        var entry = Assert.Single(calendar.Events);
        Assert.Equal("PUBLISH", calendar.Method);
        Assert.Equal(new DateTime(2025, 1, 28, 9, 0, 0, DateTimeKind.Utc), entry.Start!.AsUtc);
        Assert.Contains("العلامة التجارية", entry.Summary);

        // Somebody else finds it full and waits.
        await tab.GoAsync($"/ar/workshops/{workshop}");
        await Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync(ar["workshop.full"]);
        await FillAsync(tab, "خديجة المثال", "Khadija Exemple", "khadija@example.org");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(ar["signedUp.waiting"]);
        await fair.MailAsync("khadija@example.org");

        await tab.GoAsync($"/_mailbox?to={Uri.EscapeDataString("fatima@example.org")}");
        await page.GetByRole(AriaRole.Link, new() { Name = mail.Subject }).ClickAsync();
        await Expect(page.FrameLocator("iframe").GetByRole(AriaRole.Img).First).ToBeVisibleAsync();
        await tab.GoAsync(mail.SignUpLink);
        await Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync(code);
        await page.GetByRole(AriaRole.Link, new() { Name = ar["mySignUp.giveBack"] }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = ar["giveBack.seat.confirm"] }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync(ar["signUpState.cancelled"]);

        var promotion = await fair.MailAsync("khadija@example.org", 2);
        Assert.Equal("PUBLISH", Calendar.Load(System.Text.Encoding.UTF8.GetString(promotion.Attachments!.Single(file => file.Type == "text/calendar").Content))!.Method);
        await tab.GoAsync(promotion.SignUpLink);
        await Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync(ar["signUpState.seat"]);
        var cancelled = await fair.MailAsync("fatima@example.org", 2);
        var taken = Calendar.Load(System.Text.Encoding.UTF8.GetString(cancelled.Attachments!.Single(file => file.Type == "text/calendar").Content))!;
        Assert.Equal(("CANCEL", entry.Uid, true), (taken.Method, taken.Events[0]!.Uid, taken.Events[0]!.Sequence > entry.Sequence));
    }

    [Fact]
    public async Task Two_at_one_time_collide_and_the_mailbox_swaps_them_in_French_on_a_wide_screen()
    {
        var fr = Language.French;
        await using var fair = await RunningFair.StartProcessAsync(storage);
        var desk = await fair.SignedInAsync("organiser");
        var held = await fair.CreateAsync(desk, new(AWorkshop.Of("2025-01-28", "10:00", "11:30", 3)) { ["titleFr"] = "Tenir ses comptes" });
        var wanted = await fair.CreateAsync(desk, new(AWorkshop.Of("2025-01-28", "11:00", "12:30", 3)) { ["titleFr"] = "Vendre en ligne" });
        await using var tab = await chromium.OpenAsync(fair, Chromium.Desktop);
        var page = tab.Page;
        await tab.GoAsync($"/fr/workshops/{held}");
        await FillAsync(tab, "", "Nadia Exemple", "nadia@example.org");
        await fair.MailAsync("nadia@example.org");
        await tab.GoAsync($"/fr/workshops/{wanted}");
        await FillAsync(tab, "", "Nadia Exemple", "nadia@example.org");
        await Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync("Tenir ses comptes");
        await page.GetByRole(AriaRole.Button, new() { Name = fr["collision.send"] }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(fr["swapSent.title"]);
        var offer = await fair.MailAsync("nadia@example.org", 2);
        await tab.GoAsync($"{offer.SignUpLink}/swap/{wanted}");
        await page.GetByRole(AriaRole.Button, new() { Name = fr["swap.confirm"] }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(fr["signedUp.seat"]);
        Assert.Single(await fair.SignUpsAsync(wanted, SignUpState.Seat));
        Assert.Empty(await fair.SignUpsAsync(held, SignUpState.Seat));
    }

    [Fact]
    public async Task The_desk_adds_a_workshop_moves_it_and_calls_it_off()
    {
        var fr = Language.French;
        await using var fair = await RunningFair.StartProcessAsync(storage);
        await using var tab = await chromium.OpenAsync(fair, Chromium.Desktop);
        var page = tab.Page;
        await tab.SignInAsync("organiser");
        await tab.GoAsync("/fr/desk/workshops");
        await page.GetByRole(AriaRole.Link, new() { Name = fr["desk.workshops.new"] }).ClickAsync();
        await tab.FillAsync(AWorkshop.Of("2025-01-28", "10:00", "11:30", 12));
        await page.GetByRole(AriaRole.Button, new() { Name = fr["desk.workshop.create"] }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync("La marque");
        var workshop = new Uri(page.Url).Segments[^1];
        var person = ASignUp.Of();
        await fair.PositionAsync(workshop, person);

        await page.ReloadAsync();
        await Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync(person["nameLatin"]);
        await page.GetByRole(AriaRole.Link, new() { Name = fr["desk.workshop.edit"] }).ClickAsync();
        await page.Locator("#date").FillAsync("2025-01-30");
        await page.GetByRole(AriaRole.Button, new() { Name = fr["desk.workshop.save"] }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync("30 janvier 2025");
        Assert.Contains("30 janvier 2025", (await fair.MailAsync(person["email"], 2)).Text);

        await page.GetByRole(AriaRole.Link, new() { Name = fr["desk.workshop.cancel"] }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = fr["cancelWorkshop.confirm"] }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync(fr["workshop.calledOff"]);
        await fair.MailAsync(person["email"], 3);
    }

    /// <summary>Fills in the sign-up form, takes a minute, and presses its button.</summary>
    private static async Task FillAsync(Tab tab, string arabic, string latin, string email)
    {
        await tab.Page.Locator("#nameArabic").FillAsync(arabic);
        await tab.Page.Locator("#nameLatin").FillAsync(latin);
        await tab.Page.Locator("#email").FillAsync(email);
        await tab.SendAsync();
    }
}
