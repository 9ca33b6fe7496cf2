using System.Net;
using Fair.Applications;
using TestHost;
using Xunit;

namespace Fair.Tests.Applications;

[Trait("Speed", "Slow")]
public sealed class ApplyTests(StorageAccounts storage) : IAsyncLifetime
{
    private RunningFair fair = null!;

    public async ValueTask InitializeAsync() => fair = await RunningFair.StartAsync(storage);

    public ValueTask DisposeAsync() => fair.DisposeAsync();

    [Theory]
    [InlineData("ar", "توصلنا بطلبكم")]
    [InlineData("fr", "Candidature")]
    [InlineData("en", "We have your application")]
    public async Task An_organisation_applies_and_gets_its_number_and_a_mail_in_its_language(string language, string subject)
    {
        var fields = AnApplication.Of(language);
        var answer = await fair.SendAsync(fields, "en");

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        var number = answer.Headers.Location!.ToString().Split('/')[^1];
        Assert.True(ApplicationNumber.IsValid(number));
        Assert.Contains(number, await fair.TextAsync($"/{language}/apply/received/{number}"));
        var mail = await fair.MailAsync(fields["email"]);
        Assert.Contains(subject, mail.Subject);
        Assert.Contains(number, mail.Subject);
        Assert.Equal(language, mail.Language);
        Assert.Contains($"dir=\"{(language == "ar" ? "rtl" : "ltr")}\"", mail.Html);
        Assert.Contains(fields["nameFrench"], await fair.TextAsync(mail.Link.Replace($"/{language}/", "/fr/")));
    }

    [Fact]
    public async Task Applying_takes_two_storage_calls_and_sending_its_mail_three()
    {
        // Without the provider's events, which come whenever they come.
        await using var quiet = await RunningFair.StartAsync(storage, "--LocalHost:EventWebhook", "");
        await quiet.ApplyAsync(AnApplication.Of());
        await quiet.SettleAsync();
        quiet.Calls.Record();
        await quiet.SendAsync(AnApplication.Of());
        await RunningFair.EventuallyAsync(() => Task.FromResult(quiet.Calls.Recorded.Count), count => count >= 5, "five storage calls");
        await Task.Delay(500);

        Assert.Equal(5, quiet.Calls.Recorded.Count);
        Assert.EndsWith("/$batch", quiet.Calls.Recorded.First());
        Assert.EndsWith("/mail/messages", quiet.Calls.Recorded.ElementAt(1));
        Assert.StartsWith("GET", quiet.Calls.Recorded.ElementAt(2));
    }

    [Fact]
    public async Task A_public_page_takes_no_storage_call()
    {
        // The edition's settings were read at the start, and are looked at each half minute.
        fair.Calls.Record();
        foreach (var path in new[] { "/ar", "/fr/apply", "/en/privacy", "/ar/link", "/ar/nowhere" })
        {
            await fair.TextAsync(path);
        }

        Assert.DoesNotContain(fair.Calls.Recorded, call => call.StartsWith("GET", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_missing_is_named_with_a_link_to_it_and_what_was_typed_stays()
    {
        var fields = AnApplication.Of();
        fields["ice"] = "00152874100003";
        fields["phone"] = "";
        fields["women"] = "400";
        var answer = await fair.SendAsync(fields, "fr");
        var page = await answer.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("3 réponses à revoir", page);
        Assert.Contains("L’ICE compte 15 chiffres. Vous en avez écrit 14.", page);
        Assert.Contains("href=\"#phone\"", page);
        Assert.Contains("value=\"00152874100003\"", page);
        Assert.Contains("value=\"400\"", page);
        Assert.Contains(fields["nameArabic"], page);
        Assert.Empty(await fair.RowsAsync<ApplicationRow>("A|"));
    }

    [Fact]
    public async Task The_same_form_sent_twice_at_once_and_again_later_is_stored_once_and_answered_the_same()
    {
        var fields = AnApplication.Of();
        var form = AnApplication.FormId(fair.Clock.GetUtcNow().AddMinutes(-1));
        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => fair.SendAsync(fields, formId: form)));
        var later = await fair.SendAsync(fields, formId: form);

        Assert.Single(answers.Append(later).Select(answer => answer.Headers.Location?.ToString()).Distinct());
        Assert.Single(await fair.RowsAsync<ApplicationRow>("A|"));
        await fair.SettleAsync();
        Assert.Single(await fair.MailsAsync(fields["email"]));
    }

    [Fact]
    public async Task The_same_form_with_other_content_is_not_taken_for_the_first()
    {
        var fields = AnApplication.Of();
        var form = AnApplication.FormId(fair.Clock.GetUtcNow().AddMinutes(-1));
        var number = (await fair.SendAsync(fields, formId: form)).Headers.Location!.ToString().Split('/')[^1];
        fields["members"] = "25";
        var again = await fair.SendAsync(fields, formId: form);

        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);
        Assert.Contains(number, await again.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_second_application_of_an_organisation_reveals_nothing_and_the_first_address_is_told()
    {
        var first = AnApplication.Of("ar", "first@example.org");
        var (number, link) = await fair.ApplyAsync(first);
        var second = AnApplication.Of("fr", "second@example.org");
        second["ice"] = first["ice"];
        var answer = await fair.SendAsync(second);
        var page = await answer.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.DoesNotContain("first@example.org", page);
        Assert.DoesNotContain(number, page);
        Assert.DoesNotContain(first["nameArabic"], page);
        var told = await fair.MailAsync("first@example.org", 2);
        Assert.Contains(number, told.Subject);
        Assert.NotEqual(link, told.Link);
        Assert.Equal(HttpStatusCode.OK, (await fair.Client.GetAsync(told.Link)).StatusCode);
        Assert.Empty(await fair.MailsAsync("second@example.org"));
    }

    [Fact]
    public async Task A_form_that_named_another_organisation_by_a_slip_can_be_corrected_and_sent()
    {
        var first = AnApplication.Of();
        await fair.ApplyAsync(first);
        var second = AnApplication.Of();
        var form = AnApplication.FormId(fair.Clock.GetUtcNow().AddMinutes(-1));
        var slip = new Dictionary<string, string>(second) { ["ice"] = first["ice"] };
        Assert.Equal(HttpStatusCode.Conflict, (await fair.SendAsync(slip, formId: form)).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await fair.SendAsync(slip, formId: form)).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await fair.SendAsync(second, formId: form)).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await fair.SendAsync(second, formId: form)).StatusCode);
        await fair.SettleAsync();
        Assert.Equal(2, (await fair.MailsAsync(first["email"])).Count);
        Assert.Single(await fair.MailsAsync(second["email"]));
    }

    [Fact]
    public async Task What_strangers_cause_to_an_address_keeps_nobody_from_applying_and_tells_nothing()
    {
        var first = AnApplication.Of("fr", "known@example.org");
        await fair.ApplyAsync(first);
        for (var n = 0; n < 8; n++)
        {
            await fair.SendAsync(new(AnApplication.Of()) { ["ice"] = first["ice"] });
            await fair.Client.PostAsync("/fr/link", new FormUrlEncodedContent([new("email", "known@example.org")]));
        }

        Assert.Equal(HttpStatusCode.SeeOther, (await fair.SendAsync(AnApplication.Of("fr", "known@example.org"))).StatusCode);
    }

    [Fact]
    public async Task A_name_is_no_way_to_send_strangers_an_address()
    {
        var fields = new Dictionary<string, string>(AnApplication.Of()) { ["nameFrench"] = "Vous avez gagné : http://evil.example/prix" };
        var answer = await fair.SendAsync(fields);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("Écrivez sans adresse de site", await answer.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.BadRequest, (await fair.SendAsync(new(fields) { ["nameFrench"] = "!!!" })).StatusCode);
    }

    [Fact]
    public async Task An_artisan_may_work_alone()
    {
        var artisan = new Dictionary<string, string>(AnApplication.Of()) { ["kind"] = "artisan", ["craftCardNumber"] = "A 12" };
        foreach (var name in new[] { "presidentName", "members", "women", "youth", "disabled", "ice", "registerNumber" })
        {
            artisan.Remove(name);
        }

        Assert.Equal(HttpStatusCode.SeeOther, (await fair.SendAsync(artisan)).StatusCode);
    }

    [Fact]
    public async Task Consents_are_asked_apart_and_none_is_given_beforehand()
    {
        var page = await fair.TextAsync("/fr/apply");
        Assert.Contains("name=\"consentPublish\" value=\"yes\"", page);
        Assert.Contains("name=\"consentMail\" value=\"yes\"", page);
        Assert.DoesNotContain(" checked", page);
        foreach (var language in new[] { "ar", "fr", "en" })
        {
            var notice = await fair.TextAsync($"/{language}/privacy");
            Assert.Contains("09-08", notice);
            Assert.Contains(fair.Edition.ContactEmail, notice);
            Assert.Contains($"{fair.Edition.KeptMonths}", notice);
        }
    }

    [Fact]
    public async Task Without_ice_the_name_and_country_tell_organisations_apart()
    {
        var first = Abroad("Coopérative Téranga", "SN");
        await fair.ApplyAsync(first);
        Assert.Equal(HttpStatusCode.Conflict, (await fair.SendAsync(Abroad("COOPERATIVE  teranga", "SN"))).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await fair.SendAsync(Abroad("Coopérative Téranga", "ML"))).StatusCode);
    }

    [Fact]
    public async Task Before_and_after_the_dates_the_page_says_so_and_nothing_is_taken()
    {
        var fields = AnApplication.Of();
        fair.Clock.Move(fair.Edition.Opens.AddSeconds(-30));
        Assert.Contains("2 décembre 2024 à 09:00", await fair.TextAsync("/fr/apply"));
        Assert.Equal(HttpStatusCode.Conflict, (await fair.SendAsync(fields)).StatusCode);

        fair.Clock.Move(fair.Edition.Opens.AddMinutes(2));
        Assert.Contains("formId", await fair.TextAsync("/fr/apply"));
        Assert.Equal(HttpStatusCode.SeeOther, (await fair.SendAsync(fields)).StatusCode);

        fair.Clock.Move(fair.Edition.Closes.AddSeconds(1));
        Assert.Contains("10 janvier 2025 à 18:00", await fair.TextAsync("/fr/apply"));
        Assert.Equal(HttpStatusCode.Conflict, (await fair.SendAsync(AnApplication.Of())).StatusCode);
    }

    [Fact]
    public async Task A_program_that_fills_the_trap_or_is_faster_than_hands_is_asked_to_send_again()
    {
        var fields = AnApplication.Of();
        var fast = await fair.SendAsync(fields, formId: AnApplication.FormId(fair.Clock.GetUtcNow()));
        Assert.Equal(HttpStatusCode.BadRequest, fast.StatusCode);
        Assert.Contains(fields["nameFrench"], await fast.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.BadRequest, (await fair.SendAsync(new(fields) { ["website"] = "x" })).StatusCode);
        Assert.Empty(await fair.RowsAsync<ApplicationRow>("A|"));
    }

    [Fact]
    public async Task Each_kind_is_asked_what_concerns_it()
    {
        var bank = AnApplication.Of();
        foreach (var name in new[] { "ice", "registerNumber", "presidentName", "members", "women", "sector", "product1", "standSize", "firstParticipation" })
        {
            bank.Remove(name);
        }

        bank["kind"] = "bank";
        Assert.Equal(HttpStatusCode.SeeOther, (await fair.SendAsync(bank)).StatusCode);

        var abroad = Abroad("Union Faso", "BF");
        abroad["ice"] = "typed and then not asked";
        await fair.ApplyAsync(abroad);

        var food = AnApplication.Of();
        food["sector"] = "agriculture-food";
        food["onssaExpiry"] = "2025-01-30";
        Assert.Contains("dimanche 2 février 2025", await (await fair.SendAsync(food)).Content.ReadAsStringAsync());

        var rows = await fair.RowsAsync<ApplicationRow>("A|");
        Assert.Equal("", rows.Single(row => row.Email == abroad["email"]).ReadAnswers()["ice"]);
        Assert.Equal("", rows.Single(row => row.Email == bank["email"]).ReadAnswers()["standSize"]);
    }

    [Fact]
    public async Task One_address_is_not_flooded()
    {
        var answers = new List<HttpStatusCode>();
        for (var n = 0; n < 7; n++)
        {
            answers.Add((await fair.SendAsync(AnApplication.Of("fr", "victim@example.org"))).StatusCode);
        }

        Assert.Contains(HttpStatusCode.BadRequest, answers);
        Assert.True(answers.Count(answer => answer == HttpStatusCode.SeeOther) >= 3);
    }

    private static Dictionary<string, string> Abroad(string name, string country)
    {
        var fields = AnApplication.Of();
        foreach (var field in new[] { "ice", "registerNumber", "registerCourt", "region", "province", "nameArabic" })
        {
            fields.Remove(field);
        }

        fields["nameFrench"] = name;
        fields["country"] = country;
        fields["phone"] = "+221771234567";
        return fields;
    }
}
