using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Fair.Certificates;
using Fair.Tests.Attendance;
using Fair.Tests.Workshops;
using Platform.Records;
using TestHost;
using Xunit;

namespace Fair.Tests.Certificates;

/// <summary>From attendance to the certificate in the mailbox, and what a later look, a revocation and a correction say of it.</summary>
[Trait("Speed", "Slow")]
public sealed partial class IssueTests(StorageAccounts storage) : IAsyncLifetime
{
    private RunningFair fair = null!;
    private HttpClient desk = null!;

    public async ValueTask InitializeAsync()
    {
        fair = await RunningFair.StartAsync(storage);
        desk = await fair.SignedInAsync("organiser");
    }

    public ValueTask DisposeAsync() => fair.DisposeAsync();

    [Fact]
    public async Task Who_attended_gets_one_by_mail_and_whoever_is_ticked_later_gets_theirs()
    {
        var (workshop, people) = await fair.GatheredAsync(3, "ar");
        await desk.TickAsync(workshop, people[0].Number);
        Assert.Equal(HttpStatusCode.NotFound, (await IssueAsync(workshop)).StatusCode);
        await fair.IsOverAsync(workshop);

        Assert.Equal("/fr/desk/certificates?ordered=1&before=0", (await IssueAsync(workshop)).Headers.Location?.ToString());
        var mail = await CertificateAsync(people[0].Email);
        await desk.TickAsync(workshop, people[1].Number);
        Assert.Equal("/fr/desk/certificates?ordered=1&before=1", (await IssueAsync(workshop)).Headers.Location?.ToString());
        await CertificateAsync(people[1].Email);
        Assert.Equal("/fr/desk/certificates?ordered=0&before=2", (await IssueAsync(workshop)).Headers.Location?.ToString());
        await fair.SettleAsync();

        var rows = await fair.RowsAsync<CertificateRow>(CertificateKeys.CertificatePrefix);
        Assert.Equal([2, 1], rows.Select(row => row.Number));
        Assert.Equal(people[0].NameArabic, rows[1].Name);
        Assert.Single(await CertificatesAsync(people[0].Email));
        Assert.Empty(await CertificatesAsync(people[2].Email));
        var pdf = Assert.Single(mail.Attachments!);
        Assert.Equal(("2025-0001.pdf", "application/pdf"), (pdf.Name, pdf.Type));
        Assert.StartsWith("%PDF-", System.Text.Encoding.ASCII.GetString(pdf.Content.AsSpan(0, 8)));
        Assert.Equal(pdf.Content, await fair.Client.GetByteArrayAsync($"{mail.CertificateLink}/pdf"));
        Assert.Contains(rows[1].Code, mail.Text);
        Assert.Empty(await fair.RowsAsync<CertificateRow>(CertificateKeys.CertificateOrderPrefix));
    }

    [Fact]
    public async Task Nobody_gave_a_workshop_that_was_called_off()
    {
        var (workshop, _) = await fair.GatheredAsync(0);
        Assert.Contains($"value=\"{workshop}\"", await desk.GetStringAsync("/fr/desk/certificates/new"));
        await fair.CallOffAsync(desk, workshop);
        Assert.DoesNotContain($"value=\"{workshop}\"", await desk.GetStringAsync("/fr/desk/certificates/new"));
        using var answer = await desk.PostAsync("/fr/desk/certificates/new", new FormUrlEncodedContent([new("kind", "trainer"), new("workshop", workshop), new("language", "fr"), new("people", "Formatrice Exemple")]));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Anyone_can_verify_it_and_a_revoked_one_says_when()
    {
        var (row, mail) = await OneAsync();
        var page = WebUtility.HtmlDecode(await fair.TextAsync($"/ar/certificates/{row.Code}"));
        Assert.Contains("شهادة صحيحة", page);
        Assert.Contains(row.Name, page);
        Assert.DoesNotContain("/pdf", page);
        Assert.Contains("/pdf", await fair.TextAsync(mail.CertificateLink));
        // However it is typed.
        Assert.Contains(row.Name, await fair.TextAsync($"/fr/certificates/{row.Code.Replace("-", "", StringComparison.Ordinal).ToLowerInvariant()}"));
        Assert.Contains("\"state\":\"valid\"", await fair.TextAsync($"/api/certificates/{row.Code}"));
        using var found = await fair.Client.GetAsync($"/fr/certificates?code={row.Code.ToLowerInvariant()}");
        Assert.Equal($"/fr/certificates/{row.Code}", found.Headers.Location?.ToString());

        using var silent = await ChangeAsync(row.Number, ("what", "revoke"), ("reason", ""));
        Assert.Equal(HttpStatusCode.BadRequest, silent.StatusCode);
        using var revoked = await ChangeAsync(row.Number, ("what", "revoke"), ("reason", "لم يحضر"));
        Assert.Equal(HttpStatusCode.SeeOther, revoked.StatusCode);
        page = WebUtility.HtmlDecode(await fair.TextAsync($"/ar/certificates/{row.Code}"));
        Assert.Contains("شهادة ملغاة", page);
        Assert.DoesNotContain("لم يحضر", page);
        Assert.Contains("\"state\":\"revoked\"", await fair.TextAsync($"/api/certificates/{row.Code}"));
        using var unknown = await fair.Client.GetAsync("/ar/certificates/7KQ4-M2XP-9TBD-0HVC");
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        Assert.Contains("لا توجد شهادة بهذا الرمز", await unknown.Content.ReadAsStringAsync());
        Assert.Equal((0, 1), await CountedAsAsync("attendance"));
    }

    [Fact]
    public async Task A_corrected_one_names_the_one_it_replaces_and_is_mailed()
    {
        var (row, _) = await OneAsync();
        using var unprintable = await ChangeAsync(row.Number, ("what", "correct"), ("name", "漢 Exemple"), ("reason", "x"));
        Assert.Contains("漢 (U+6F22)", WebUtility.HtmlDecode(await unprintable.Content.ReadAsStringAsync()));
        using var corrected = await ChangeAsync(row.Number, ("what", "correct"), ("name", "Amina Exemple"), ("reason", "nom mal écrit"));
        Assert.Equal(HttpStatusCode.SeeOther, corrected.StatusCode);
        var mail = await CertificateAsync(row.Email, place: 2);
        Assert.Contains("2025-0001", mail.Text);
        Assert.Contains("2025-0002", Assert.Single(mail.Attachments!).Name);
        Assert.Contains("2025-0002", await fair.TextAsync($"/fr/certificates/{row.Code}"));
        var second = (await fair.RowsAsync<CertificateRow>(CertificateKeys.CertificatePrefix))[0];
        Assert.Equal(("Amina Exemple", 1), (second.Name, second.Replaces));
        using var again = await ChangeAsync(row.Number, ("what", "correct"), ("name", "Amina Exemple"), ("reason", "nom mal écrit"));
        Assert.Equal("/fr/desk/certificates?ordered=1&before=0", corrected.Headers.Location?.ToString());
        await fair.SettleAsync();
        Assert.Equal(2, (await fair.RowsAsync<CertificateRow>(CertificateKeys.CertificatePrefix)).Count);
        Assert.Equal((1, 1), await CountedAsAsync("attendance"));
    }

    [Fact]
    public async Task Exhibitors_trainers_and_pioneers_get_theirs_from_the_desk_one_or_many()
    {
        var fields = AnApplication.Of("ar");
        var (number, _) = await fair.ApplyAsync(fields);
        var (other, _) = await fair.ApplyAsync(AnApplication.Of());
        var applications = fair.Get<global::Fair.Applications.ApplicationStore>();
        foreach (var one in new[] { number, other })
        {
            await applications.DecideAsync((await applications.FindByNumberAsync(one, default))!, "accepted", "", "sample.organiser", default);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await desk.PostAsync("/fr/desk/certificates/participation", null)).StatusCode);
        fair.Clock.Move(fair.Edition.Local(fair.Edition.FirstDay.ToDateTime(new(10, 0))));
        using var first = await desk.PostAsync("/fr/desk/certificates/participation", new FormUrlEncodedContent([new("application", (await applications.FindByNumberAsync(number, default))!.Id)]));
        Assert.Equal("/fr/desk/certificates?ordered=1&before=0", first.Headers.Location?.ToString());
        using var all = await desk.PostAsync("/fr/desk/certificates/participation", null);
        Assert.Equal("/fr/desk/certificates?ordered=1&before=1", all.Headers.Location?.ToString());
        await CertificateAsync(fields["email"]);

        using var trainer = await desk.PostAsync("/fr/desk/certificates/new", new FormUrlEncodedContent([new("kind", "trainer"), new("workshop", "branding"), new("language", "fr"), new("people", "Formatrice Exemple; trainer@example.org\nFormateur Exemple")]));
        Assert.Equal("/fr/desk/certificates?ordered=2&before=0", trainer.Headers.Location?.ToString());
        Assert.Contains("2025-", (await CertificateAsync("trainer@example.org")).Text);
        using var award = await desk.PostAsync("/fr/desk/certificates/new", new FormUrlEncodedContent([new("kind", "award"), new("text", "أفضل صون لحرفة"), new("language", "ar"), new("people", number)]));
        Assert.Equal("/fr/desk/certificates?ordered=1&before=0", award.Headers.Location?.ToString());
        await CertificateAsync(fields["email"], place: 2);
        using var wrong = await desk.PostAsync("/fr/desk/certificates/new", new FormUrlEncodedContent([new("kind", "trainer"), new("people", "1234567\nA; no address")]));
        var page = WebUtility.HtmlDecode(await wrong.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        Assert.Contains("La ligne 1", page);
        Assert.Contains("A; no address", page);
        await fair.SettleAsync();
        Assert.Equal([5, 4, 3, 2, 1], (await fair.RowsAsync<CertificateRow>(CertificateKeys.CertificatePrefix)).Select(row => row.Number));
    }

    [Fact]
    public async Task A_name_that_no_font_has_is_shown_before_anything_is_issued_and_can_be_mended()
    {
        var (workshop, people) = await fair.GatheredAsync(2);
        var row = (await fair.SignUpsAsync(workshop, "seat"))[0];
        row.NameLatin = "漢 Exemple";
        Assert.Equal(CommitResult.Committed, await fair.Get<FairTable>().UpdateAsync(row, default));
        await desk.TickAsync(workshop, people[0].Number);
        await desk.TickAsync(workshop, people[1].Number);
        await fair.IsOverAsync(workshop);
        using var shown = await IssueAsync(workshop);
        var page = WebUtility.HtmlDecode(await shown.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.Conflict, shown.StatusCode);
        Assert.Contains("漢 (U+6F22)", page);
        Assert.Empty(await fair.RowsAsync<CertificateRow>(CertificateKeys.CertificateOrderPrefix));
        using var mended = await desk.PostAsync($"/fr/desk/workshops/{workshop}/certificates", new FormUrlEncodedContent([new($"name:{workshop}:{row.Number}", "Han Exemple")]));
        Assert.Equal("/fr/desk/certificates?ordered=2&before=0", mended.Headers.Location?.ToString());
        await fair.SettleAsync();
        await RunningFair.EventuallyAsync(() => fair.RowsAsync<CertificateRow>(CertificateKeys.CertificatePrefix), rows => rows.Count == 2, "two certificates");
        Assert.Contains(await fair.RowsAsync<CertificateRow>(CertificateKeys.CertificatePrefix), certificate => certificate.Name == "Han Exemple");
    }

    [Fact]
    public async Task All_answers_of_a_code_cost_the_same_and_trying_many_is_slowed()
    {
        var (row, _) = await OneAsync();
        await desk.PostAsync("/fr/desk/certificates/1", new FormUrlEncodedContent([new("what", "revoke"), new("reason", "x")]));
        var costs = new List<string>();
        foreach (var code in new[] { row.Code, "7KQ4-M2XP-9TBD-0HVC", "nothing", "x.y", new string('A', 300) })
        {
            costs.Add(string.Join(' ', await fair.TableCallsAsync(async () =>
            {
                using var answer = await fair.Client.GetAsync($"/fr/certificates/{Uri.EscapeDataString(code)}");
                Assert.True(answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.NotFound);
            })));
        }

        Assert.Equal("GET", Assert.Single(costs.Distinct()).Split(' ')[0]);

        await using var narrow = await RunningFair.StartAsync(storage, "--Site:LookUpsPerNetworkAddress", "10");
        var answers = await Task.WhenAll(Enumerable.Range(0, 30).Select(async _ => (await narrow.Client.GetAsync($"/api/certificates/{CertificateCode.New()}")).StatusCode));
        Assert.Equal((10, 20), (answers.Count(answer => answer == HttpStatusCode.NotFound), answers.Count(answer => answer == HttpStatusCode.TooManyRequests)));
    }

    [Fact]
    public void Codes_have_80_bits_and_none_follows_from_another()
    {
        var codes = Enumerable.Range(0, 2000).Select(_ => CertificateCode.New()).ToList();
        Assert.All(codes, code => Assert.Matches(CodeForm(), code));
        Assert.Equal(2000, codes.Distinct().Count());
        // Each place takes each of the 32 letters: 16 of them are 80 bits.
        Assert.All(Enumerable.Range(0, 16), place => Assert.Equal(32, codes.Select(code => code.Replace("-", "", StringComparison.Ordinal)[place]).Distinct().Count()));
        Assert.All(codes.Take(50), code => Assert.Equal(code, CertificateCode.Tidy(code.ToLowerInvariant().Replace('0', 'o').Replace('1', 'l'))));
    }

    [Fact]
    public async Task A_strangers_link_opens_no_file()
    {
        var (row, mail) = await OneAsync();
        var token = mail.CertificateLink.Split('/')[^1];
        foreach (var path in new[] { $"/fr/certificates/{row.Code}/{new string('a', 43)}", $"/fr/certificates/{row.Code}/{new string('a', 43)}/pdf", $"/fr/certificates/{row.Code}/x/credential", $"/fr/certificates/7KQ4-M2XP-9TBD-0HVC/{token}/pdf" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await fair.Client.GetAsync(path)).StatusCode);
        }

        Assert.Equal(HttpStatusCode.OK, (await fair.Client.GetAsync($"{mail.CertificateLink}/pdf")).StatusCode);
    }

    private async Task<(CertificateRow Row, MailboxMessage Mail)> OneAsync()
    {
        var (workshop, people) = await fair.GatheredAsync(1);
        await desk.TickAsync(workshop, people[0].Number);
        await fair.IsOverAsync(workshop);
        await IssueAsync(workshop);
        var mail = await CertificateAsync(people[0].Email);
        return ((await fair.RowsAsync<CertificateRow>(CertificateKeys.CertificatePrefix))[0], mail);
    }

    private Task<HttpResponseMessage> IssueAsync(string workshop) => desk.PostAsync($"/fr/desk/workshops/{workshop}/certificates", null);

    private Task<HttpResponseMessage> ChangeAsync(int number, params (string Name, string Value)[] fields) =>
        desk.PostAsync($"/fr/desk/certificates/{number.ToString(CultureInfo.InvariantCulture)}", new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))));

    private async Task<MailboxMessage> CertificateAsync(string email, int place = 1) =>
        (await RunningFair.EventuallyAsync(() => CertificatesAsync(email), mails => mails.Count >= place, $"certificate {place} for {email}"))[place - 1];

    private async Task<IReadOnlyList<MailboxMessage>> CertificatesAsync(string email) => [.. (await fair.MailsAsync(email)).Where(mail => mail.CertificateLink.Length > 0)];

    private async Task<(int Valid, int Revoked)> CountedAsAsync(string kind)
    {
        var counts = await fair.Get<Totals>().ReadAsync(default);
        return (counts[$"certificate.{kind}"], counts["certificate.revoked"]);
    }

    [GeneratedRegex("^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$")]
    private static partial Regex CodeForm();
}
