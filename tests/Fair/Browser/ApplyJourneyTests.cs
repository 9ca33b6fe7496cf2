using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Platform.Languages;
using TestHost;
using Xunit;

using static Microsoft.Playwright.Assertions;

namespace Fair.Tests.Browser;

/// <summary>From the front page to the organisers' answer, by what people see and read: labels, buttons, links.</summary>
[Trait("Speed", "Slow")]
public sealed class ApplyJourneyTests(StorageAccounts storage, Chromium chromium)
{
    [Fact]
    public async Task A_cooperative_applies_in_Arabic_on_a_phone_mends_a_mistake_edits_and_is_accepted()
    {
        await using var fair = await RunningFair.StartProcessAsync(storage, "--sample", "true");
        await using var tab = await chromium.OpenAsync(fair);
        var reader = new Reader(tab, Language.Arabic);
        var page = tab.Page;
        var photo = AFile.Png("طاجين مزخرف.png");
        var register = AFile.Pdf("مستخرج السجل.pdf");

        await page.GotoAsync("/");
        await Expect(page).ToHaveTitleAsync(new Regex("المعرض الجهوي للاقتصاد الاجتماعي والتضامني"));
        await Pictures.TakeAsync(page, "home");
        await page.GetByRole(AriaRole.Link, new() { Name = "قدموا طلب المشاركة" }).ClickAsync();

        await reader.ChooseAsync("kind", "تعاونية");
        await reader.TypeAsync("nameArabic", "تعاونية فخار التل الأحمر");
        await reader.TypeAsync("nameFrench", "Coopérative Fakhar Attel Alahmar");
        await reader.TypeAsync("ice", AnApplication.Ice(770_001)[..14]);
        await reader.TypeAsync("registerNumber", "412/2016");
        await reader.TypeAsync("foundedYear", "٢٠١٦");
        await reader.ChooseAsync("region", "مراكش-آسفي");
        await reader.ChooseAsync("province", "آسفي");
        await reader.TypeAsync("commune", "آسفي");
        await reader.TypeAsync("contactName", "فاطمة عينة");
        await reader.TypeAsync("phone", "0612345678");
        await reader.TypeAsync("email", "fakhar@example.org");
        await reader.PickAsync("language", "العربية");
        await reader.TypeAsync("presidentName", "خديجة عينة");
        await reader.TypeAsync("members", "24");
        await reader.TypeAsync("women", "19");
        await reader.PickAsync("sector", "الصناعة التقليدية");
        await reader.TypeAsync("product", "طاجين مزخرف");
        await reader.PickAsync("standSize", "9 أمتار مربعة");
        await page.GetByLabel("نحتاج إلى الكهرباء").CheckAsync();
        await reader.PickAsync("firstParticipation", "نعم");
        await page.GetByLabel("التسويق الإلكتروني").CheckAsync();
        await page.GetByLabel("مستخرج السجل").SetInputFilesAsync(register);
        await page.GetByLabel("صورة منتوج").SetInputFilesAsync(photo);
        await page.GetByLabel("نوافق على نشر اسم منظمتنا").CheckAsync();
        await reader.PressAsync("apply.send");

        var summary = page.GetByRole(AriaRole.Alert);
        await Expect(summary).ToBeFocusedAsync();
        await Expect(summary).ToContainTextAsync("جواب واحد يحتاج إلى مراجعة");
        await Expect(summary).ToContainTextAsync("التعريف الموحد للمقاولة يتكون من 15 رقما. كتبتم 14.");
        await Expect(page.GetByText("ملفان محفوظان")).ToBeVisibleAsync();
        await Expect(page.GetByText("طاجين مزخرف.png")).ToBeVisibleAsync();
        await Expect(reader.Field("nameArabic")).ToHaveValueAsync("تعاونية فخار التل الأحمر");
        await Expect(page.GetByLabel("الصناعة التقليدية")).ToBeCheckedAsync();
        await Pictures.TakeAsync(page, "apply-error");

        await summary.GetByRole(AriaRole.Link).ClickAsync();
        await Expect(reader.Field("ice")).ToBeFocusedAsync();
        await reader.TypeAsync("ice", AnApplication.Ice(770_001));
        await reader.PressAsync("apply.send");

        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("توصلنا بطلبكم");
        var number = new Uri(page.Url).Segments[^1];
        await Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync(number);
        await Pictures.TakeAsync(page, "received");

        var mail = await reader.ReadAsync("fakhar@example.org", 1, $"توصلنا بطلبكم رقم {number}");
        await Pictures.TakeMailAsync(tab.Context, mail);
        await reader.FollowAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("تعاونية فخار التل الأحمر");
        await Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync("قيد الدراسة");
        await Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync("+212612345678");

        await page.GetByRole(AriaRole.Link, new() { Name = "تعديل الأجوبة" }).ClickAsync();
        await reader.TypeAsync("members", "26");
        await reader.PressAsync("apply.save");
        await Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync("تعديل أجوبة الطلب");
        await Pictures.TakeAsync(page, "follow");
        await reader.ReadAsync("fakhar@example.org", 2, $"سجلنا تعديل طلبكم رقم {number}");

        await DecideAsync(fair, register, number);

        await reader.ReadAsync("fakhar@example.org", 3, $"طلبكم رقم {number} مقبول");
        await reader.FollowAsync();
        await Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync("مقبول");
        await Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync("قبول الطلب");
    }

    [Fact]
    public async Task A_bank_applies_in_French_on_a_wide_screen_is_asked_less_and_withdraws()
    {
        await using var fair = await RunningFair.StartProcessAsync(storage);
        await using var tab = await chromium.OpenAsync(fair, Chromium.Desktop);
        var reader = new Reader(tab, Language.French);
        var page = tab.Page;

        await tab.GoAsync("/ar");
        await page.GetByRole(AriaRole.Link, new() { Name = "Français" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Présenter une candidature" }).ClickAsync();
        await reader.ChooseAsync("kind", "Banque");
        await Expect(reader.Field("ice")).ToBeHiddenAsync();
        await Expect(page.GetByRole(AriaRole.Group, new() { Name = "Les personnes" })).ToBeHiddenAsync();
        await reader.TypeAsync("nameArabic", "بنك التضامن");
        await reader.TypeAsync("nameFrench", "Banque Attadamoun");
        await reader.ChooseAsync("region", "Casablanca-Settat");
        await Expect(reader.Field("province")).ToBeHiddenAsync();
        await reader.TypeAsync("commune", "Casablanca");
        await reader.TypeAsync("contactName", "Nadia Exemple");
        await reader.TypeAsync("phone", "+212522123456");
        await reader.TypeAsync("email", "banque@example.org");
        await reader.PickAsync("language", "français");
        await reader.PressAsync("apply.send");

        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Nous avons reçu votre candidature");
        var number = new Uri(page.Url).Segments[^1];
        await reader.ReadAsync("banque@example.org", 1, $"Candidature {number} reçue");
        await reader.FollowAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Retirer la candidature" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Oui, retirer" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync("La candidature est retirée");
        await reader.ReadAsync("banque@example.org", 2, $"Candidature {number} retirée");
    }

    private async Task DecideAsync(RunningFair fair, FilePayload register, string number)
    {
        await using var tab = await chromium.OpenAsync(fair, Chromium.Desktop);
        var page = tab.Page;
        await page.GotoAsync("/ar/desk/applications");
        await page.GetByLabel("Name or e-mail address").FillAsync("sample.organiser@example.org");
        await page.GetByLabel("organiser", new() { Exact = true }).CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("الطلبات");
        await Pictures.TakeAsync(page, "desk");

        await page.GetByLabel("القطاع").SelectOptionAsync(new SelectOptionValue { Label = "الصناعة التقليدية" });
        await page.GetByRole(AriaRole.Button, new() { Name = "عرض" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "تعاونية فخار التل الأحمر" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync(number);
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "مستخرج السجل.pdf" }).ClickAsync());
        Assert.Equal(register.Buffer, await File.ReadAllBytesAsync(await download.PathAsync()));

        await page.GetByLabel("قبول الطلب", new() { Exact = true }).CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "سجلوا القرار وأرسلوه" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Listitem).First).ToContainTextAsync("sample.organiser@example.org");
        await Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync("مقبول");
    }

    /// <summary>Fills in the form and reads mail in one language.</summary>
    private sealed class Reader(Tab tab, Language language)
    {
        public ILocator Field(string name) => tab.Page.GetByLabel(new Regex($"^{Regex.Escape(language[$"field.{name}"])}")).First;

        public Task TypeAsync(string name, string value) => Field(name).FillAsync(value);

        public Task ChooseAsync(string name, string option) => Field(name).SelectOptionAsync(new SelectOptionValue { Label = option });

        public Task PickAsync(string name, string option) =>
            tab.Page.GetByRole(AriaRole.Group, new() { Name = language[$"field.{name}"] }).GetByLabel(option, new() { Exact = true }).CheckAsync();

        /// <summary>Presses a button a minute later.</summary>
        public async Task PressAsync(string text)
        {
            tab.Fair.Clock.Move(tab.Fair.Clock.GetUtcNow().AddMinutes(1));
            await tab.Page.GetByRole(AriaRole.Button, new() { Name = language[text] }).ClickAsync();
        }

        /// <summary>Opens the n-th message to an address in the mailbox, by its subject.</summary>
        public async Task<MailboxMessage> ReadAsync(string address, int place, string subject)
        {
            var mail = await tab.Fair.MailAsync(address, place);
            await tab.GoAsync($"/_mailbox?to={Uri.EscapeDataString(address)}");
            await tab.Page.GetByRole(AriaRole.Link, new() { Name = subject }).ClickAsync();
            await Expect(tab.Page.FrameLocator("iframe").GetByRole(AriaRole.Paragraph).First).ToContainTextAsync(tab.Fair.Edition.Name[language]);
            return mail;
        }

        /// <summary>Presses the button in the message.</summary>
        public Task FollowAsync() =>
            tab.Page.FrameLocator("iframe").GetByRole(AriaRole.Link, new() { Name = language["mail.follow"], Exact = true }).ClickAsync();
    }
}
