using Fair.Exhibitors;
using Microsoft.Playwright;
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
        ["home"] = (_, tab, language) => tab.Go($"/{language}"),
        ["home-early"] = (_, tab, language) => tab.Go($"/{language}"),
        ["home-closed"] = (_, tab, language) => tab.Go($"/{language}"),
        ["apply"] = (_, tab, language) => tab.Go($"/{language}/apply"),
        ["apply-errors"] = async (_, tab, language) =>
        {
            await tab.Go($"/{language}/apply");
            await tab.Send();
        },
        ["apply-file-kept"] = async (_, tab, language) =>
        {
            await tab.Go($"/{language}/apply");
            await tab.Fill(new Dictionary<string, string>(AnApplication.Of(language)) { ["sector"] = "agriculture-food", ["ice"] = "12345678901234" });
            await tab.Page.Locator("#file-photo").SetInputFilesAsync(AFile.Png("صورة طاجين مزخرف.png"));
            await tab.Page.Locator("#file-register").SetInputFilesAsync(new FilePayload { Name = "registre.pdf", MimeType = "application/pdf", Buffer = "text"u8.ToArray() });
            await tab.Send();
        },
        ["received"] = (pages, tab, language) => tab.Go($"/{language}/apply/received/{pages.number}"),
        ["follow-received"] = (pages, tab, language) => pages.Follow(tab, language, "received"),
        ["follow-edited"] = (pages, tab, language) => pages.Follow(tab, language, "edited"),
        ["follow-accepted"] = (pages, tab, language) => pages.Follow(tab, language, "accepted"),
        ["follow-reserve"] = (pages, tab, language) => pages.Follow(tab, language, "reserve"),
        ["follow-declined"] = (pages, tab, language) => pages.Follow(tab, language, "declined"),
        ["follow-withdrawn"] = (pages, tab, language) => pages.Follow(tab, language, "withdrawn"),
        ["edit"] = (pages, tab, language) => pages.Follow(tab, language, "edited", "/edit"),
        ["withdraw"] = (pages, tab, language) => pages.Follow(tab, language, "received", "/withdraw"),
        ["link"] = (_, tab, language) => tab.Go($"/{language}/link"),
        ["link-error"] = async (_, tab, language) =>
        {
            await tab.Go($"/{language}/link");
            await tab.Fill(new Dictionary<string, string> { ["email"] = "nobody" });
            await tab.Send();
        },
        ["link-sent"] = async (_, tab, language) =>
        {
            await tab.Go($"/{language}/link");
            await tab.Fill(new Dictionary<string, string> { ["email"] = $"nobody-{AnApplication.FormId(tab.Fair.Clock.GetUtcNow())}@example.org" });
            await tab.Send();
        },
        ["link-unknown"] = (_, tab, language) => tab.Go($"/{language}/applications/{new string('a', 43)}"),
        ["already-applied"] = async (pages, tab, language) =>
        {
            await tab.Go($"/{language}/apply");
            await tab.Fill(new Dictionary<string, string>(AnApplication.Of(language)) { ["ice"] = pages.ice });
            await tab.Send();
        },
        ["form-used"] = async (pages, tab, language) =>
        {
            await tab.Go($"/{language}/apply");
            await tab.Fill(new Dictionary<string, string>(AnApplication.Of(language)) { ["formId"] = pages.formId });
            await tab.Send();
        },
        ["privacy"] = (_, tab, language) => tab.Go($"/{language}/privacy"),
        ["not-found"] = (_, tab, language) => tab.Go($"/{language}/no-such-page"),
        ["forbidden"] = async (_, tab, language) =>
        {
            await tab.SignIn("steward");
            await tab.Go($"/{language}/desk");
        },
        ["early"] = (_, tab, language) => tab.Go($"/{language}/apply"),
        ["closed"] = (_, tab, language) => tab.Go($"/{language}/apply"),
        ["desk"] = (_, tab, language) => Desk(tab, $"/{language}/desk"),
        ["desk-next"] = async (_, tab, language) =>
        {
            await Desk(tab, $"/{language}/desk");
            await tab.Page.Locator("a[rel=next]").ClickAsync();
        },
        ["desk-empty"] = (_, tab, language) => Desk(tab, $"/{language}/desk?state=withdrawn&kind=bank"),
        ["review"] = (pages, tab, language) => Desk(tab, $"/{language}/desk/applications/{pages.ids["reserve"]}"),
        ["review-errors"] = async (pages, tab, language) =>
        {
            await Desk(tab, $"/{language}/desk/applications/{pages.ids["received"]}");
            await tab.Fill(new Dictionary<string, string> { ["decision"] = "declined" });
            await tab.Send();
        },
        ["mail"] = (_, tab, language) => Desk(tab, $"/{language}/desk/mail"),
        ["mail-empty"] = (_, tab, language) => Desk(tab, $"/{language}/desk/mail"),
    };

    public static readonly IReadOnlyList<string> Languages = ["ar", "fr", "en"];

    private readonly Dictionary<string, string> links = [];
    private readonly Dictionary<string, string> ids = [];
    private string ice = "";
    private string formId = "";
    private string number = "";
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
    public async Task Open(string name, Tab tab, string language)
    {
        await Ways[name](this, tab, language);
        await tab.Ready();
        await tab.Page.EvaluateAsync("() => document.fonts.ready.then(() => 0)");
    }

    public async ValueTask InitializeAsync()
    {
        var starts = new[] { RunningFair.StartAsync(storage, "--sample", "true"), RunningFair.StartAsync(storage), RunningFair.StartAsync(storage) };
        (open, early, closed) = (await starts[0], await starts[1], await starts[2]);
        early.Clock.Move(early.Edition.Opens.AddDays(-3));
        closed.Clock.Move(closed.Edition.Closes.AddDays(1));

        foreach (var state in new[] { "edited", "accepted", "reserve", "declined", "withdrawn", "received" })
        {
            await Apply(state);
        }

        var bounced = AnApplication.Of("ar", "bounce.atlas@example.org");
        await Fair.Send(bounced);
        await RunningFair.Eventually(
            async () => await Fair.Rows<global::Fair.Mail.SuppressionRow>(global::Fair.Storage.Keys.SuppressedPrefix), rows => rows.Count > 0, "the bounce");
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

    private static async Task Desk(Tab tab, string path)
    {
        await tab.SignIn("organiser");
        await tab.Go(path);
    }

    private Task Follow(Tab tab, string language, string state, string rest = "") =>
        tab.Go($"/{language}{links[state][3..]}{rest}");

    private async Task Apply(string state)
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
        var answer = await Fair.Send(fields, "ar", formId, [("file-photo", "tajine.png", AFile.Png("tajine.png").Buffer), ("file-register", "مستخرج السجل.pdf", AFile.Pdf("x.pdf").Buffer)]);
        number = answer.Headers.Location!.ToString().Split('/')[^1];
        links[state] = (await Fair.Mail(fields["email"])).Link;

        var applications = Fair.Get<Applications>();
        var row = (await applications.ByToken(links[state].Split('/')[^1], default))!;
        ids[state] = row.Id;
        Fair.Clock.Move(Fair.Clock.GetUtcNow().AddMinutes(7));
        if (state == "withdrawn")
        {
            await applications.Withdraw(row, default);
        }
        else if (ApplicationState.Decisions.Contains(state))
        {
            var reason = state == "accepted" ? "" : "امتلأت أروقة الفخار في هذه الدورة، ونضعكم في مقدمة اللائحة.";
            await applications.Decide(row, state, reason, "sample.organiser", default);
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
