using Fair.Tests.Workshops;
using Fair.Workshops;
using Microsoft.Playwright;
using Platform.Languages;
using TestHost;
using Xunit;

using static Microsoft.Playwright.Assertions;

namespace Fair.Tests.Browser;

/// <summary>
/// The main job from the first form to the certificate and its end: a cooperative applies and is accepted, its member signs
/// up, a steward scans the code with the camera, the certificate comes by mail, anyone verifies it, the desk revokes it.
/// </summary>
[Trait("Speed", "Slow")]
public sealed class WholeJourneyTests(StorageAccounts storage, Chromium chromium)
{
    [Theory]
    [InlineData("ar", Chromium.Phone)]
    [InlineData("fr", Chromium.Desktop)]
    public async Task From_the_first_form_to_the_certificate_and_its_revocation(string code, int width)
    {
        var language = Language.FindOrDefault(code);
        await using var fair = await RunningFair.StartProcessAsync(storage);
        await using var tab = await chromium.OpenAsync(fair, width);
        var page = tab.Page;

        // Apply, and be accepted.
        var application = AnApplication.Of(code, "cooperative@example.org");
        await tab.GoAsync($"/{code}/apply");
        await tab.FillAsync(application);
        await tab.SendAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(language["received.title"]);
        var number = new Uri(page.Url).Segments[^1];
        await fair.MailAsync("cooperative@example.org");
        await using var office = await chromium.OpenAsync(fair, width);
        await office.SignInAsync("organiser");
        await office.GoAsync($"/{code}/desk");
        await Expect(office.Page.GetByRole(AriaRole.Main)).ToContainTextAsync(language["desk.today.received"]);
        await office.Page.Locator($"a[href='/{code}/desk/applications?state=received']").ClickAsync();
        await office.Page.GetByRole(AriaRole.Link, new() { Name = application[code == "ar" ? "nameArabic" : "nameFrench"] }).ClickAsync();
        await office.Page.GetByLabel(language["decide.accepted"], new() { Exact = true }).CheckAsync();
        await office.Page.GetByRole(AriaRole.Button, new() { Name = language["desk.decide"] }).ClickAsync();
        Assert.Contains(number, (await fair.MailAsync("cooperative@example.org", 2)).Subject);

        // Sign up; the mail holds the code.
        await tab.GoAsync($"/{code}/workshops/branding");
        await tab.FillAsync(new Dictionary<string, string> { ["nameArabic"] = "فاطمة الزهراء المثال", ["nameLatin"] = "Fatima-Zahra Exemple", ["email"] = "fatima@example.org", ["applicationNumber"] = number, ["gender"] = "woman", ["language"] = code });
        await tab.SendAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(language["signedUp.seat"]);
        var ticket = (await fair.MailAsync("fatima@example.org")).Attachments!.First(file => file.Type == "image/png");

        // At the door the steward scans it.
        var workshop = (await fair.WorkshopAsync("branding"))!;
        fair.Clock.Move(workshop.Starts.AddMinutes(-5));
        await ScanAsync(fair, language, width, ticket);

        // When it is over, certificates are issued and one comes by mail.
        fair.Clock.Move(workshop.Ends.AddMinutes(5));
        await office.SignInAsync("organiser");
        await office.GoAsync($"/{code}/desk/workshops/branding");
        await office.Page.GetByRole(AriaRole.Button, new() { Name = language["desk.certificates.issue"] }).ClickAsync();
        await Expect(office.Page.GetByRole(AriaRole.Main)).ToContainTextAsync(language.Count("desk.certificates.ordered", 1));
        var mail = (await RunningFair.EventuallyAsync(async () => (await fair.MailsAsync("fatima@example.org")).Where(one => one.CertificateLink.Length > 0).ToList(), mails => mails.Count > 0, "the certificate"))[0];
        if (code == "ar")
        {
            await Pictures.TakeMailAsync(tab.Context, mail, "certificate-mail");
        }

        await tab.GoAsync(mail.CertificateLink);
        await Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync(language["certificate.is.valid"]);
        await Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync(code == "ar" ? "فاطمة الزهراء المثال" : "Fatima-Zahra Exemple");
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = language["certificate.download"] }).ClickAsync());
        var pdf = await File.ReadAllBytesAsync(await download.PathAsync());
        Assert.Equal(mail.Attachments!.Single(file => file.Type == "application/pdf").Content, pdf);

        // Anyone verifies it by its code, before and after the desk revokes it.
        var verification = mail.CertificateLink.Split('/')[3];
        await tab.GoAsync($"/{code}/certificates");
        await page.Locator("#code").FillAsync(verification.ToLowerInvariant());
        await page.GetByRole(AriaRole.Button, new() { Name = language["certificate.find"] }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(language["certificate.is.valid"]);
        await TakeAsync(tab, code, "verified");
        await office.GoAsync($"/{code}/desk/certificates");
        await TakeAsync(office, code, "desk-certificates");
        await office.Page.Locator($"a[href='/{code}/desk/certificates/1']").ClickAsync();
        await office.Page.GetByLabel(language["desk.certificate.revoke"]).CheckAsync();
        await office.Page.Locator("#reason").FillAsync("مثال");
        await office.Page.GetByRole(AriaRole.Button, new() { Name = language["desk.certificate.send"] }).ClickAsync();
        await Expect(office.Page.GetByRole(AriaRole.Main)).ToContainTextAsync(language["certificateState.revoked"]);
        await tab.GoAsync($"/{code}/certificates/{verification}");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(language["certificate.is.revoked"]);
        await office.GoAsync($"/{code}/desk");
        await TakeAsync(office, code, "desk-front");
    }

    [Fact]
    public async Task While_the_line_is_down_the_list_at_the_door_works_on_and_sends_later_what_it_kept()
    {
        var ar = Language.Arabic;
        await using var fair = await RunningFair.StartProcessAsync(storage);
        var people = new[] { ASignUp.Of("ar"), ASignUp.Of("ar"), ASignUp.Of("ar") };
        foreach (var person in people)
        {
            await fair.PositionAsync("branding", person);
        }

        var signUps = await fair.SignUpsAsync("branding", SignUpState.Seat);
        fair.Clock.Move((await fair.WorkshopAsync("branding"))!.Starts);
        await using var tab = await chromium.OpenAsync(fair, Chromium.Phone);
        await tab.SignInAsync("steward");
        await tab.GoAsync("/ar/desk/workshops/branding/attendance");
        await tab.Context.SetOfflineAsync(true);
        await tab.Page.Locator("#code").FillAsync(signUps[0].Code);
        await tab.Page.Locator("#by-code button").ClickAsync();
        await tab.Page.Locator($"tr[data-number='{signUps[1].Number}'] button").ClickAsync();
        await tab.Page.Locator("#code").FillAsync(signUps[0].Code);
        await tab.Page.Locator("#by-code button").ClickAsync();
        await Expect(tab.Page.Locator("#said")).ToContainTextAsync(ar["attendance.again"]);
        await tab.Page.Locator("#guest-form #nameArabic").FillAsync("ضيفة المثال");
        await tab.Page.Locator("#guest-form #nameLatin").FillAsync("Invitee Exemple");
        await tab.Page.Locator("#guest-form button").ClickAsync();
        await Expect(tab.Page.Locator("#unsent-count")).ToHaveTextAsync("3");
        await Expect(tab.Page.Locator("#there")).ToHaveTextAsync("2");
        await tab.Page.EvaluateAsync("() => document.getElementById('unsent').scrollIntoView()");
        await TakeAsync(tab, "ar", "door-offline");
        Assert.Empty(await fair.RowsAsync<global::Fair.Attendance.AttendanceRow>(global::Fair.Attendance.AttendanceKeys.Attendances));

        await tab.Context.SetOfflineAsync(false);
        await Expect(tab.Page.Locator("#unsent")).ToBeHiddenAsync();
        var rows = await fair.RowsAsync<global::Fair.Attendance.AttendanceRow>(global::Fair.Attendance.AttendanceKeys.Attendances);
        Assert.Equal(3, rows.Count(row => row.IsPresent));
        await tab.Page.ReloadAsync();
        await Expect(tab.Page.Locator("#there")).ToHaveTextAsync("3");
        await Expect(tab.Page.Locator("#list-guest")).ToContainTextAsync("ضيفة المثال");
    }

    private static async Task ScanAsync(RunningFair fair, Language language, int width, MailboxAttachment ticket)
    {
        await using var camera = await FakeCamera.StartAsync();
        camera.Show(ticket.Content);
        await using var door = await camera.OpenAsync(fair, width);
        await door.SignInAsync("steward");
        await door.GoAsync($"/{language.Code}/desk/attendance");
        await door.Page.Locator($"a[href='/{language.Code}/desk/workshops/branding/attendance']").ClickAsync();
        await door.Page.GetByRole(AriaRole.Button, new() { Name = language["attendance.scan.start"] }).ClickAsync();
        await Expect(door.Page.Locator("#said")).ToContainTextAsync(language["attendance.ticked"]);
        await Expect(door.Page.Locator("#there")).ToHaveTextAsync("1");
        await Expect(door.Page.Locator("#unsent")).ToBeHiddenAsync();
        await TakeAsync(door, language.Code, "door");
        var attendance = await RunningFair.EventuallyAsync(
            () => fair.RowsAsync<global::Fair.Attendance.AttendanceRow>(global::Fair.Attendance.AttendanceKeys.Attendances), rows => rows.Count == 1, "the attendance");
        Assert.Equal((true, "sample.steward"), (attendance[0].IsPresent, attendance[0].By));
        await door.Page.GetByRole(AriaRole.Button, new() { Name = language["attendance.scan.stop"] }).ClickAsync();
        await Expect(door.Page.Locator("#camera")).ToBeHiddenAsync();
    }

    // The README shows the phone's pictures.
    private static Task TakeAsync(Tab tab, string code, string name) => code == "ar" ? Pictures.TakeAsync(tab.Page, name) : Task.CompletedTask;
}
