using Fair.Applications;
using Fair.Tests.Workshops;
using Microsoft.Playwright;
using TestHost;
using Xunit;

namespace Fair.Tests.Browser;

/// <summary>
/// A fair with a sample, applications in every state and a bounced mail, and a fair before and one after the dates of
/// applications; and the way to every page there is.
/// </summary>
public sealed class EveryPage(StorageAccounts storage) : IAsyncLifetime
{
    private static readonly Dictionary<string, Func<EveryPage, Tab, string, Task>> Ways = new()
    {
        ["home"] = (_, tab, language) => tab.GoAsync($"/{language}"),
        ["home-early"] = (_, tab, language) => tab.GoAsync($"/{language}"),
        ["home-closed"] = (_, tab, language) => tab.GoAsync($"/{language}"),
        ["apply"] = (_, tab, language) => tab.GoAsync($"/{language}/apply"),
        ["apply-errors"] = async (_, tab, language) =>
        {
            await tab.GoAsync($"/{language}/apply");
            await tab.SendAsync();
        },
        ["apply-file-kept"] = async (_, tab, language) =>
        {
            await tab.GoAsync($"/{language}/apply");
            await tab.FillAsync(new Dictionary<string, string>(AnApplication.Of(language)) { ["sector"] = "agriculture-food", ["ice"] = "12345678901234" });
            await tab.Page.Locator("#file-photo").SetInputFilesAsync(AFile.Png("صورة طاجين مزخرف.png"));
            await tab.Page.Locator("#file-register").SetInputFilesAsync(new FilePayload { Name = "registre.pdf", MimeType = "application/pdf", Buffer = "text"u8.ToArray() });
            await tab.SendAsync();
        },
        ["received"] = (pages, tab, language) => tab.GoAsync($"/{language}/apply/received/{pages.number}"),
        ["follow-received"] = (pages, tab, language) => pages.FollowAsync(tab, language, "received"),
        ["follow-edited"] = (pages, tab, language) => pages.FollowAsync(tab, language, "edited"),
        ["follow-accepted"] = (pages, tab, language) => pages.FollowAsync(tab, language, "accepted"),
        ["follow-reserve"] = (pages, tab, language) => pages.FollowAsync(tab, language, "reserve"),
        ["follow-declined"] = (pages, tab, language) => pages.FollowAsync(tab, language, "declined"),
        ["follow-withdrawn"] = (pages, tab, language) => pages.FollowAsync(tab, language, "withdrawn"),
        ["edit"] = (pages, tab, language) => pages.FollowAsync(tab, language, "edited", "/edit"),
        ["withdraw"] = (pages, tab, language) => pages.FollowAsync(tab, language, "received", "/withdraw"),
        ["link"] = (_, tab, language) => tab.GoAsync($"/{language}/link"),
        ["link-error"] = async (_, tab, language) =>
        {
            await tab.GoAsync($"/{language}/link");
            await tab.FillAsync(new Dictionary<string, string> { ["email"] = "nobody" });
            await tab.SendAsync();
        },
        ["link-sent"] = async (_, tab, language) =>
        {
            await tab.GoAsync($"/{language}/link");
            await tab.FillAsync(new Dictionary<string, string> { ["email"] = $"nobody-{AnApplication.FormId(tab.Fair.Clock.GetUtcNow())}@example.org" });
            await tab.SendAsync();
        },
        ["link-unknown"] = (_, tab, language) => tab.GoAsync($"/{language}/applications/{new string('a', 43)}"),
        ["already-applied"] = async (pages, tab, language) =>
        {
            await tab.GoAsync($"/{language}/apply");
            await tab.FillAsync(new Dictionary<string, string>(AnApplication.Of(language)) { ["ice"] = pages.ice });
            await tab.SendAsync();
        },
        ["form-used"] = async (pages, tab, language) =>
        {
            await tab.GoAsync($"/{language}/apply");
            await tab.FillAsync(new Dictionary<string, string>(AnApplication.Of(language)) { ["formId"] = pages.formId });
            await tab.SendAsync();
        },
        ["privacy"] = (_, tab, language) => tab.GoAsync($"/{language}/privacy"),
        ["not-found"] = (_, tab, language) => tab.GoAsync($"/{language}/no-such-page"),
        ["forbidden"] = async (_, tab, language) =>
        {
            await tab.SignInAsync("steward");
            await tab.GoAsync($"/{language}/desk/applications");
        },
        ["early"] = (_, tab, language) => tab.GoAsync($"/{language}/apply"),
        ["closed"] = (_, tab, language) => tab.GoAsync($"/{language}/apply"),
        ["desk"] = (_, tab, language) => DeskAsync(tab, $"/{language}/desk/applications"),
        ["desk-next"] = async (_, tab, language) =>
        {
            await DeskAsync(tab, $"/{language}/desk/applications");
            await tab.Page.Locator("a[rel=next]").ClickAsync();
        },
        ["desk-empty"] = (_, tab, language) => DeskAsync(tab, $"/{language}/desk/applications?state=withdrawn&kind=bank"),
        ["review"] = (pages, tab, language) => DeskAsync(tab, $"/{language}/desk/applications/{pages.ids["reserve"]}"),
        ["review-errors"] = async (pages, tab, language) =>
        {
            await DeskAsync(tab, $"/{language}/desk/applications/{pages.ids["received"]}");
            await tab.FillAsync(new Dictionary<string, string> { ["decision"] = "declined" });
            await tab.SendAsync();
        },
        ["workshops"] = (_, tab, language) => tab.GoAsync($"/{language}/workshops"),
        ["workshops-by-topic"] = (_, tab, language) => tab.GoAsync($"/{language}/workshops?by=topic"),
        ["workshops-early"] = (_, tab, language) => tab.GoAsync($"/{language}/workshops"),
        ["workshop"] = (_, tab, language) => tab.GoAsync($"/{language}/workshops/branding"),
        ["workshop-early"] = (_, tab, language) => tab.GoAsync($"/{language}/workshops/branding"),
        ["workshop-full"] = (pages, tab, language) => tab.GoAsync($"/{language}/workshops/{pages.workshops.Full}"),
        ["workshop-called-off"] = (pages, tab, language) => tab.GoAsync($"/{language}/workshops/{pages.workshops.CalledOff}"),
        ["workshop-errors"] = async (_, tab, language) =>
        {
            await tab.GoAsync($"/{language}/workshops/branding");
            await tab.SendAsync();
        },
        ["signed-up"] = (_, tab, language) => tab.GoAsync($"/{language}/workshops/branding/signed-up/0"),
        ["signed-up-waiting"] = (_, tab, language) => tab.GoAsync($"/{language}/workshops/branding/signed-up/12"),
        ["already-signed-up"] = (pages, tab, language) => SignUpAsync(tab, language, pages.workshops.Full, pages.workshops.Seated, "alreadySignedUp.title"),
        ["collision"] = (pages, tab, language) => SignUpAsync(tab, language, pages.workshops.SameTime, pages.workshops.Seated, "collision.title"),
        ["sign-up-used"] = (pages, tab, language) => SignUpAsync(tab, language, pages.workshops.Full, pages.workshops.GivenBack, "signUpUsed.title"),
        ["sign-up-refused"] = async (pages, tab, language) =>
        {
            await tab.GoAsync($"/{language}/workshops/branding");
            await tab.FillAsync(pages.workshops.Seated);
            await tab.Page.Locator("main form[method=post]").EvaluateAsync($"form => form.setAttribute('action', '/{language}/workshops/{pages.workshops.CalledOff}')");
            await tab.SendAsync();
            Assert.Contains(global::Platform.Languages.Language.FindOrDefault(language)["signUpClosed.calledOff"], await tab.Page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        },
        ["swap-sent"] = async (pages, tab, language) =>
        {
            await SignUpAsync(tab, language, pages.workshops.SameTime, pages.workshops.Seated, "collision.title");
            await tab.SendAsync();
            await IsTitledAsync(tab, language, "swapSent.title");
        },
        ["sign-up-seat"] = (pages, tab, language) => tab.GoAsync($"/{language}{pages.links["seat"][3..]}"),
        ["sign-up-waiting"] = (pages, tab, language) => tab.GoAsync($"/{language}{pages.links["waiting"][3..]}"),
        ["sign-up-cancelled"] = (pages, tab, language) => tab.GoAsync($"/{language}{pages.links["given-back"][3..]}"),
        ["give-back"] = (pages, tab, language) => tab.GoAsync($"/{language}{pages.links["seat"][3..]}/cancel"),
        ["leave-list"] = (pages, tab, language) => tab.GoAsync($"/{language}{pages.links["waiting"][3..]}/cancel"),
        ["swap"] = (pages, tab, language) => tab.GoAsync($"/{language}{pages.links["seat"][3..]}/swap/{pages.workshops.SameTime}"),
        ["desk-workshops"] = (_, tab, language) => DeskAsync(tab, $"/{language}/desk/workshops"),
        ["desk-workshop"] = (pages, tab, language) => DeskAsync(tab, $"/{language}/desk/workshops/{pages.workshops.Full}"),
        ["desk-workshop-new"] = (_, tab, language) => DeskAsync(tab, $"/{language}/desk/workshops/new"),
        ["desk-workshop-errors"] = async (_, tab, language) =>
        {
            await DeskAsync(tab, $"/{language}/desk/workshops/new");
            await tab.FillAsync(new Dictionary<string, string> { ["titleAr"] = "Marque" });
            await tab.SendAsync();
        },
        ["desk-workshop-edit"] = (pages, tab, language) => DeskAsync(tab, $"/{language}/desk/workshops/{pages.workshops.Full}/edit"),
        ["desk-workshop-cancel"] = (pages, tab, language) => DeskAsync(tab, $"/{language}/desk/workshops/{pages.workshops.Full}/cancel"),
        ["desk-sign-up"] = (pages, tab, language) => DeskAsync(tab, $"/{language}/desk/workshops/{pages.workshops.Full}/sign-ups/2"),
        ["mail"] = (_, tab, language) => DeskAsync(tab, $"/{language}/desk/mail"),
        ["desk-front"] = (_, tab, language) => DeskAsync(tab, $"/{language}/desk"),
        ["desk-front-closed"] = (_, tab, language) => DeskAsync(tab, $"/{language}/desk"),
        ["attendance-list"] = (_, tab, language) => DeskAsync(tab, $"/{language}/desk/attendance"),
        ["attendance"] = (pages, tab, language) => DeskAsync(tab, $"/{language}/desk/workshops/{pages.workshops.Full}/attendance"),
        ["attendance-guest-errors"] = async (pages, tab, language) =>
        {
            await DeskAsync(tab, $"/{language}/desk/workshops/{pages.workshops.Full}/attendance");
            await tab.Page.Locator("#guest-form").EvaluateAsync("form => { window.isLeft = true; form.submit(); }");
            await tab.ReadyAsync();
        },
        ["desk-certificates"] = (_, tab, language) => DeskAsync(tab, $"/{language}/desk/certificates"),
        ["desk-certificates-closed"] = (_, tab, language) => DeskAsync(tab, $"/{language}/desk/certificates"),
        ["desk-certificate"] = (_, tab, language) => DeskAsync(tab, $"/{language}/desk/certificates/1"),
        ["desk-certificate-errors"] = async (_, tab, language) =>
        {
            await DeskAsync(tab, $"/{language}/desk/certificates/1");
            await tab.SendAsync();
        },
        ["desk-certificate-revoked"] = (_, tab, language) => DeskAsync(tab, $"/{language}/desk/certificates/2"),
        ["desk-certificates-new"] = (_, tab, language) => DeskAsync(tab, $"/{language}/desk/certificates/new"),
        ["desk-certificates-errors"] = async (_, tab, language) =>
        {
            await DeskAsync(tab, $"/{language}/desk/certificates/new");
            await tab.FillAsync(new Dictionary<string, string> { ["people"] = "1234567" });
            await tab.SendAsync();
        },
        ["unprintable"] = async (_, tab, language) =>
        {
            await DeskAsync(tab, $"/{language}/desk/certificates/new");
            await tab.FillAsync(new Dictionary<string, string> { ["kind"] = "award", ["text"] = "مثال", ["people"] = "漢 Exemple" });
            await tab.SendAsync();
            await IsTitledAsync(tab, language, "unprintable.title");
        },
        ["certificate-find"] = (_, tab, language) => tab.GoAsync($"/{language}/certificates"),
        ["certificate-find-error"] = (_, tab, language) => tab.GoAsync($"/{language}/certificates?code=12"),
        ["certificate-valid"] = (pages, tab, language) => tab.GoAsync($"/{language}/certificates/{pages.certificates[0]}"),
        ["certificate-own"] = (pages, tab, language) => tab.GoAsync($"/{language}{pages.links["certificate"][3..]}"),
        ["certificate-revoked"] = (pages, tab, language) => tab.GoAsync($"/{language}/certificates/{pages.certificates[1]}"),
        ["certificate-unknown"] = (_, tab, language) => tab.GoAsync($"/{language}/certificates/7KQ4-M2XP-9TBD-0HVC"),
        ["report"] = (_, tab, language) => DeskAsync(tab, $"/{language}/desk/report"),
        ["audit"] = (_, tab, language) => DeskAsync(tab, $"/{language}/desk/audit"),
        ["audit-closed"] = (_, tab, language) => DeskAsync(tab, $"/{language}/desk/audit"),
        ["settings"] = (_, tab, language) => DeskAsync(tab, $"/{language}/desk/settings"),
        ["settings-errors"] = async (_, tab, language) =>
        {
            await DeskAsync(tab, $"/{language}/desk/settings");
            await tab.FillAsync(new Dictionary<string, string> { ["seatsPerOrganisation"] = "0", ["contactEmail"] = "x" });
            await tab.SendAsync();
        },
        ["people"] = (_, tab, language) => DeskAsync(tab, $"/{language}/desk/people"),
        ["person"] = async (pages, tab, language) =>
        {
            await DeskAsync(tab, $"/{language}/desk/people");
            await tab.FillAsync(new Dictionary<string, string> { ["email"] = pages.workshops.Seated["email"] });
            await tab.SendAsync();
        },
        ["person-none"] = async (_, tab, language) =>
        {
            await DeskAsync(tab, $"/{language}/desk/people");
            await tab.FillAsync(new Dictionary<string, string> { ["email"] = "nobody@example.org" });
            await tab.SendAsync();
        },
        ["mail-empty"] = (_, tab, language) => DeskAsync(tab, $"/{language}/desk/mail"),
    };

    public static readonly IReadOnlyList<string> Languages = ["ar", "fr", "en"];

    private readonly Dictionary<string, string> links = [];
    private readonly Dictionary<string, string> ids = [];
    private string ice = "";
    private string formId = "";
    private string number = "";
    private IReadOnlyList<string> certificates = [];
    private SampleWorkshops workshops = null!;
    private RunningFair? open;
    private RunningFair? early;
    private RunningFair? closed;

    /// <summary>The name of every page, or state of one that looks different.</summary>
    public static IEnumerable<string> Names => Ways.Keys;

    /// <summary>The fair that is open for applications.</summary>
    public RunningFair Fair => open!;

    /// <summary>The fair that has a page.</summary>
    public RunningFair Of(string name) =>
        name.EndsWith("early", StringComparison.Ordinal) ? early! : name.EndsWith("closed", StringComparison.Ordinal) || name == "mail-empty" ? closed! : open!;

    /// <summary>Opens a page as a person gets there.</summary>
    public async Task OpenAsync(string name, Tab tab, string language)
    {
        await Ways[name](this, tab, language);
        await tab.ReadyAsync();
        await tab.Page.EvaluateAsync("() => document.fonts.ready.then(() => 0)");
    }

    public async ValueTask InitializeAsync()
    {
        var starts = new[] { RunningFair.StartAsync(storage, "--sample", "true", "--Site:PostsPerEmail", "100000"), RunningFair.StartAsync(storage), RunningFair.StartAsync(storage) };
        (open, early, closed) = (await starts[0], await starts[1], await starts[2]);
        early.Clock.Move(early.Edition.Opens.AddDays(-3));
        closed.Clock.Move(closed.Edition.Closes.AddDays(1));

        foreach (var state in new[] { "edited", "accepted", "reserve", "declined", "withdrawn", "received" })
        {
            await ApplyAsync(state);
        }

        await SignUpsAsync();
        await CertificatesAsync();

        var bounced = AnApplication.Of("ar", "bounce.atlas@example.org");
        await Fair.SendAsync(bounced);
        await RunningFair.EventuallyAsync(
            async () => await Fair.RowsAsync<global::Platform.Mail.SuppressionRow>(global::Platform.Records.Keys.SuppressedPrefix), rows => rows.Count > 0, "the bounce");
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var fair in new[] { open, early, closed })
        {
            if (fair is not null)
            {
                await fair.DisposeAsync();
            }
        }
    }

    private static async Task DeskAsync(Tab tab, string path)
    {
        await tab.SignInAsync("organiser");
        await tab.GoAsync(path);
    }

    private static async Task SignUpAsync(Tab tab, string language, string workshop, Dictionary<string, string> person, string title)
    {
        await tab.GoAsync($"/{language}/workshops/{workshop}");
        await tab.FillAsync(person);
        await tab.SendAsync();
        await IsTitledAsync(tab, language, title);
    }

    /// <summary>That it is the page that was meant, and not one that says why it can't be shown.</summary>
    private static async Task IsTitledAsync(Tab tab, string language, string title) =>
        Assert.Equal(global::Platform.Languages.Language.FindOrDefault(language)[title], await tab.Page.Locator("h1").InnerTextAsync());

    /// <summary>A full workshop with a seat, two who wait and one that was given back; one at the same time; one that was called off.</summary>
    private async Task SignUpsAsync()
    {
        var desk = await Fair.SignedInAsync("organiser");
        var full = await Fair.CreateAsync(desk, AWorkshop.Of("2025-01-30", "10:00", "12:00", 1));
        var sameTime = await Fair.CreateAsync(desk, AWorkshop.Of("2025-01-30", "11:00", "12:30", 20, "accounting"));
        var calledOff = await Fair.CreateAsync(desk, AWorkshop.Of("2025-01-31", "22:30", "00:30", 20, "projects"));
        await Fair.CallOffAsync(desk, calledOff);
        var form = ASignUp.FormId(Fair);
        // As long as names get.
        var seated = new Dictionary<string, string>(ASignUp.Of("ar"))
        {
            ["nameArabic"] = "فاطمة الزهراء المثال بنت العينة الطويلة الاسم جدا",
            ["nameLatin"] = "Fatima-Zahra Al Mital Bint Al Ayina Attawilat Alism",
            ["organisation"] = "الاتحاد الإقليمي لتعاونيات النساء المنتجات للأركان ومشتقاته",
        };
        var (givenBack, waiting) = (ASignUp.Of("ar"), ASignUp.Of("ar"));
        await Fair.PositionAsync(full, givenBack, form);
        await Fair.PositionAsync(full, seated);
        await Fair.PositionAsync(full, waiting);
        await Fair.PositionAsync(full, ASignUp.Of("ar"));
        foreach (var (state, person) in new[] { ("given-back", givenBack), ("seat", seated), ("waiting", waiting) })
        {
            links[state] = (await Fair.MailAsync(person["email"])).SignUpLink;
        }

        await Fair.Client.PostAsync($"{links["given-back"]}/cancel", null);
        givenBack["formId"] = form;
        workshops = new(full, sameTime, calledOff, seated, givenBack);
    }

    /// <summary>Two certificates, of which one is revoked, and a tick at a door.</summary>
    private async Task CertificatesAsync()
    {
        var orders = Fair.Get<global::Fair.Certificates.CertificateOrders>();
        var language = global::Platform.Languages.Language.Arabic;
        var subject = new global::Fair.Certificates.WorkshopAttended("العلامة التجارية: من الاسم إلى الشعار", new(2025, 1, 28), TimeSpan.FromHours(2), "مؤطرة (مثال)");
        foreach (var (name, email) in new[] { (workshops.Seated["nameArabic"], "holder@example.org"), ("مشاركة المثال", "") })
        {
            await orders.OrderAsync([new(name, name, subject, language, email)], "sample.organiser", "workshops/branding", default);
        }

        var rows = await RunningFair.EventuallyAsync(() => Fair.RowsAsync<global::Fair.Certificates.CertificateRow>(global::Fair.Certificates.CertificateKeys.CertificatePrefix), found => found.Count == 2, "two certificates");
        certificates = [.. rows.Reverse().Select(row => row.Code)];
        await Fair.Get<global::Fair.Certificates.CertificateRegister>().RevokeAsync(2, "مثال", "sample.organiser", default);
        links["certificate"] = (await Fair.MailAsync("holder@example.org")).CertificateLink;
        var seated = (await Fair.SignUpsAsync(workshops.Full, "seat"))[0];
        await Fair.Get<global::Fair.Attendance.AttendanceList>().MarkAsync(workshops.Full, seated.Number, new(true, "op", Fair.Clock.GetUtcNow(), "sample.steward"), default);
    }

    private sealed record SampleWorkshops(string Full, string SameTime, string CalledOff, Dictionary<string, string> Seated, Dictionary<string, string> GivenBack);

    private Task FollowAsync(Tab tab, string language, string state, string rest = "") =>
        tab.GoAsync($"/{language}{links[state][3..]}{rest}");

    private async Task ApplyAsync(string state)
    {
        var fields = AnApplication.Of();
        if (state == "edited")
        {
            // As long as names get.
            fields["nameArabic"] = "الاتحاد الإقليمي لتعاونيات النساء المنتجات للأركان ومشتقاته والنباتات العطرية والطبية بإقليم الصويرة";
            fields["nameFrench"] = "Union provinciale des coopératives féminines d’argan, de plantes aromatiques et médicinales d’Essaouira";
            fields["product2"] = "Plat à couscous";
            fields["topics"] = "branding,e-marketing";
        }

        formId = AnApplication.FormId(Fair.Clock.GetUtcNow().AddMinutes(-1));
        ice = fields["ice"];
        var answer = await Fair.SendAsync(fields, "ar", formId, [("file-photo", "tajine.png", AFile.Png("tajine.png").Buffer), ("file-register", "مستخرج السجل.pdf", AFile.Pdf("x.pdf").Buffer)]);
        number = answer.Headers.Location!.ToString().Split('/')[^1];
        links[state] = (await Fair.MailAsync(fields["email"])).Link;

        var applications = Fair.Get<ApplicationStore>();
        var row = (await applications.FindByTokenAsync(links[state].Split('/')[^1], default))!;
        ids[state] = row.Id;
        Fair.Clock.Move(Fair.Clock.GetUtcNow().AddMinutes(7));
        if (state == "withdrawn")
        {
            await applications.WithdrawAsync(row, default);
        }
        else if (ApplicationState.Decisions.Contains(state))
        {
            var reason = state == "accepted" ? "" : "امتلأت أروقة الفخار في هذه الدورة، ونضعكم في مقدمة اللائحة.";
            await applications.DecideAsync(row, state, reason, "sample.organiser", default);
        }
        else if (state == "edited")
        {
            using var client = Fair.NewClient();
            var edited = new Dictionary<string, string>(fields) { ["formId"] = AnApplication.FormId(Fair.Clock.GetUtcNow().AddMinutes(-1)), ["youth"] = "7" };
            foreach (var file in row.ReadFiles())
            {
                edited["keptFile"] = file.Id;
            }

            Assert.Equal(303, (int)(await client.PostAsync($"{links[state]}/edit", AnApplication.Body(edited))).StatusCode);
        }
    }
}
