using System.Net;
using System.Text.RegularExpressions;
using Fair.Applications;
using Platform.Mail;
using TestHost;
using Xunit;

namespace Fair.Tests.Applications;

[Trait("Speed", "Slow")]
public sealed partial class DeskTests(StorageAccounts storage) : IAsyncLifetime
{
    private RunningFair fair = null!;
    private HttpClient desk = null!;

    public async ValueTask InitializeAsync()
    {
        fair = await RunningFair.StartAsync(storage);
        desk = await fair.SignedInAsync("organiser");
    }

    public ValueTask DisposeAsync() => fair.DisposeAsync();

    [Theory]
    [InlineData("accepted", "ar", "مقبول")]
    [InlineData("reserve", "fr", "liste d’attente")]
    [InlineData("declined", "en", "The answer to your application")]
    public async Task A_decision_is_recorded_and_mailed_in_the_applicants_language(string decision, string language, string subject)
    {
        var fields = AnApplication.Of(language);
        var (_, link) = await fair.ApplyAsync(fields);
        var id = (await fair.RowsAsync<ApplicationRow>("A|")).Single().Id;
        for (var times = 0; times < 2; times++)
        {
            var answer = await DecideAsync(id, decision, "Motif <b>exemple</b>");
            Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        }

        var mail = await fair.MailAsync(fields["email"], 2);
        Assert.Contains(subject, mail.Subject);
        Assert.Contains("Motif <b>exemple</b>", mail.Text);
        Assert.Contains("Motif &lt;b&gt;exemple&lt;/b&gt;", mail.Html);
        Assert.Contains($"class=\"state {decision}\"", await fair.TextAsync(link));
        Assert.DoesNotContain("sample.organiser", await fair.TextAsync(link));
        Assert.Contains("sample.organiser", await desk.GetStringAsync($"/fr/desk/applications/{id}"));
        await fair.SettleAsync();
        Assert.Equal(2, (await fair.MailsAsync(fields["email"])).Count);
    }

    [Fact]
    public async Task A_decision_can_be_changed_and_declining_needs_a_reason()
    {
        var fields = AnApplication.Of();
        await fair.ApplyAsync(fields);
        var id = (await fair.RowsAsync<ApplicationRow>("A|")).Single().Id;
        await DecideAsync(id, "reserve", "");
        await DecideAsync(id, "accepted", "");
        await RunningFair.EventuallyAsync(() => fair.MailsAsync(fields["email"]), mails => mails.Any(mail => mail.Subject.Contains("retenue", StringComparison.Ordinal)), "the last decision's mail");

        var refused = await DecideAsync(id, "declined", " ");
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains("Écrivez le motif", await refused.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.BadRequest, (await DecideAsync(id, "withdrawn", "x")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await DecideAsync(id, "accepted", new string('x', 601))).StatusCode);
        Assert.Equal(ApplicationState.Accepted, (await fair.RowsAsync<ApplicationRow>("A|")).Single().State);
    }

    [Fact]
    public async Task A_decision_that_has_not_left_is_taken_back_by_the_next()
    {
        await fair.BehaveAsync(new { refuse = 503, times = 2 });
        var fields = AnApplication.Of();
        await fair.SendAsync(fields);
        await RunningFair.EventuallyAsync(() => fair.RowsAsync<OutboxRow>("O|"), rows => rows.Any(row => row.NotBefore is not null), "a mail that waits");
        var id = (await fair.RowsAsync<ApplicationRow>("A|")).Single().Id;
        await DecideAsync(id, "accepted", "");
        await RunningFair.EventuallyAsync(() => fair.RowsAsync<OutboxRow>("O|"), rows => rows.Count(row => row.NotBefore is not null) == 2, "two mails that wait");
        await DecideAsync(id, "declined", "Plus de place");
        await fair.SettleAsync();
        var subjects = (await fair.MailsAsync(fields["email"])).Select(mail => mail.Subject).ToList();
        Assert.Equal(2, subjects.Count);
        Assert.DoesNotContain(subjects, subject => subject.Contains("retenue", StringComparison.Ordinal));
        Assert.Contains(subjects, subject => subject.Contains("Réponse", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nobody_decides_on_what_has_changed_since_it_was_read()
    {
        var fields = AnApplication.Of();
        var (_, link) = await fair.ApplyAsync(fields);
        var id = (await fair.RowsAsync<ApplicationRow>("A|")).Single().Id;
        var version = Regex.Match(await desk.GetStringAsync($"/fr/desk/applications/{id}"), "name=\"version\" value=\"([0-9a-f]+)\"").Groups[1].Value;
        await fair.Client.PostAsync($"{link}/edit", AnApplication.Body(new Dictionary<string, string>(fields) { ["members"] = "30" }));
        var form = new Dictionary<string, string> { ["decision"] = "accepted", ["version"] = version };
        var answer = await desk.PostAsync($"/fr/desk/applications/{id}", new FormUrlEncodedContent(form));
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains("La candidature a changé entre-temps", await answer.Content.ReadAsStringAsync());
        Assert.Equal(ApplicationState.Received, (await fair.RowsAsync<ApplicationRow>("A|")).Single().State);
    }

    [Fact]
    public async Task The_same_decision_again_is_no_news_even_after_an_edit()
    {
        var fields = AnApplication.Of();
        var (_, link) = await fair.ApplyAsync(fields);
        var id = (await fair.RowsAsync<ApplicationRow>("A|")).Single().Id;
        await DecideAsync(id, "accepted", "Bienvenue");
        await fair.Client.PostAsync($"{link}/edit", AnApplication.Body(new Dictionary<string, string>(fields) { ["members"] = "30" }));
        await DecideAsync(id, "accepted", "Bienvenue");
        await fair.SettleAsync();
        Assert.Single(await fair.MailsAsync(fields["email"]), mail => mail.Subject.Contains("retenue", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Many_long_reasons_in_arabic_leave_room_for_more()
    {
        await fair.ApplyAsync(AnApplication.Of());
        var id = (await fair.RowsAsync<ApplicationRow>("A|")).Single().Id;
        for (var n = 0; n < 70; n++)
        {
            Assert.Equal(HttpStatusCode.SeeOther, (await DecideAsync(id, n % 2 == 0 ? "accepted" : "declined", string.Concat(Enumerable.Repeat("سبب ", 149)) + n)).StatusCode);
        }
    }

    [Fact]
    public async Task The_list_is_filtered_and_paged_and_tells_how_many()
    {
        await using var sample = await RunningFair.StartAsync(storage, "--sample", "true");
        var organiser = await sample.SignedInAsync("organiser");
        await RunningFair.EventuallyAsync(() => sample.RowsAsync<ApplicationRow>("A|"), rows => rows.Count == 170, "170 sample organisations");
        var all = await sample.RowsAsync<ApplicationRow>("A|");
        Assert.Equal(170, await WalkAsync(organiser, "/fr/desk/applications"));
        foreach (var state in ApplicationState.All)
        {
            Assert.Equal(all.Count(row => row.State == state), await WalkAsync(organiser, $"/fr/desk/applications?state={state}"));
        }

        Assert.Equal(
            all.Count(row => row.State == "accepted" && row.ReadAnswers()["province"] == "safi" && row.ReadAnswers()["sector"] == "crafts" && row.ReadAnswers().Kind == "cooperative"),
            await WalkAsync(organiser, "/fr/desk/applications?state=accepted&province=safi&sector=crafts&kind=cooperative"));
        Assert.Equal(170, await WalkAsync(organiser, "/fr/desk/applications?state=' or 1 eq 1&kind=x"));
        Assert.Equal(ListApplications.PageSize, Regex.Count(await organiser.GetStringAsync("/fr/desk/applications"), "<small>exemple</small>"));
        Assert.Contains("Aucune candidature", await organiser.GetStringAsync("/fr/desk/applications?kind=bank&sector=crafts"));
        Assert.Empty(await sample.MailsAsync());
    }

    private async Task<HttpResponseMessage> DecideAsync(string id, string decision, string reason) =>
        await desk.PostAsync($"/fr/desk/applications/{id}", new FormUrlEncodedContent([new("decision", decision), new("reason", reason)]));

    private static async Task<int> WalkAsync(HttpClient organiser, string first)
    {
        var seen = new HashSet<string>();
        var told = -1;
        for (var address = first; address is not null;)
        {
            var page = await organiser.GetStringAsync(address);
            var rows = Row().Matches(page).Select(match => match.Groups[1].Value).ToList();
            Assert.InRange(rows.Count, 1, ListApplications.PageSize);
            Assert.All(rows, row => Assert.True(seen.Add(row), "A row stands on two pages."));
            told = int.Parse(Told().Match(page).Groups[1].ValueSpan, System.Globalization.CultureInfo.InvariantCulture);
            address = Next().Match(page) is { Success: true } next ? WebUtility.HtmlDecode(next.Groups[1].Value) : null;
        }

        Assert.Equal(told, seen.Count);
        return told;
    }

    [GeneratedRegex("<th scope=\"row\"><a href=\"/fr/desk/applications/([0-9a-f-]+)\"")]
    private static partial Regex Row();

    [GeneratedRegex("<caption><b>(\\d+) candidature")]
    private static partial Regex Told();

    [GeneratedRegex("rel=\"next\" href=\"([^\"]+)\"")]
    private static partial Regex Next();
}
