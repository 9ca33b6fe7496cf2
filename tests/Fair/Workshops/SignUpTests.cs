using System.Net;
using Fair.Workshops;
using Platform.Mail;
using Platform.Records;
using TestHost;
using Xunit;

namespace Fair.Tests.Workshops;

/// <summary>Signing up by the form: who gets a seat, who waits, who is told what.</summary>
[Trait("Speed", "Slow")]
public sealed class SignUpTests(StorageAccounts storage) : IAsyncLifetime
{
    private RunningFair fair = null!;
    private HttpClient desk = null!;

    public async ValueTask InitializeAsync()
    {
        fair = await RunningFair.StartAsync(storage, "--Site:PostsPerEmail", "8");
        desk = await fair.SignedInAsync("organiser");
    }

    public ValueTask DisposeAsync() => fair.DisposeAsync();

    [Fact]
    public async Task Whoever_signs_up_gets_a_seat_a_page_and_a_mail_and_is_on_record_as_typed()
    {
        var person = new Dictionary<string, string>(ASignUp.Of("ar"))
        {
            ["nameArabic"] = "  مشاركة   المثال ",
            ["nameLatin"] = "Moucharika Lmital",
            ["organisation"] = "تعاونية المثال",
            ["gender"] = "woman",
        };
        using var answer = await fair.SignUpAsync("branding", person);
        Assert.Equal("/fr/workshops/branding/signed-up/0", answer.Headers.Location!.ToString());
        Assert.Contains("branding", await fair.TextAsync(answer.Headers.Location.ToString()));

        var row = Assert.Single(await fair.SignUpsAsync("branding", SignUpState.Seat));
        Assert.Equal(("مشاركة المثال", "Moucharika Lmital", "تعاونية المثال", "woman", "ar"), (row.NameArabic, row.NameLatin, row.Organisation, row.Gender, row.Language));
        Assert.Matches("^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$", row.Code);
        var mail = await fair.MailAsync(person["email"]);
        Assert.Equal("ar", mail.Language);
        Assert.Contains(row.Code, mail.Text);
        var page = await fair.TextAsync(mail.SignUpLink);
        Assert.Contains(row.Code, page);
    }

    [Fact]
    public async Task A_full_workshop_has_a_waiting_list_and_the_page_offers_others()
    {
        var workshop = await CreateAsync(seats: 1);
        Assert.Equal(0, await fair.PositionAsync(workshop, ASignUp.Of()));
        Assert.Equal(1, await fair.PositionAsync(workshop, ASignUp.Of()));
        var third = ASignUp.Of();
        Assert.Equal(2, await fair.PositionAsync(workshop, third));
        var mail = await fair.MailAsync(third["email"]);
        Assert.Contains("2", mail.Subject + mail.Text);
        Assert.Contains("2", await fair.TextAsync(mail.SignUpLink));
        // Of the same topic: the sample's own.
        Assert.Contains("/fr/workshops/branding\"", await fair.TextAsync($"/fr/workshops/{workshop}"));
    }

    [Fact]
    public async Task Giving_the_seat_back_asks_first_and_promotes_the_head_at_once()
    {
        var workshop = await CreateAsync(seats: 1);
        var (first, second, third) = (ASignUp.Of(), ASignUp.Of(), ASignUp.Of());
        foreach (var person in new[] { first, second, third })
        {
            await fair.PositionAsync(workshop, person);
        }

        var link = (await fair.MailAsync(first["email"])).SignUpLink;
        Assert.Contains("method=\"post\"", await fair.TextAsync($"{link}/cancel"));
        Assert.Single(await fair.SignUpsAsync(workshop, SignUpState.Seat), row => row.Email == first["email"]);

        using var answer = await fair.Client.PostAsync($"{link}/cancel", null);
        Assert.Equal(link, answer.Headers.Location!.ToString());
        Assert.Equal(second["email"], Assert.Single(await fair.SignUpsAsync(workshop, SignUpState.Seat)).Email);
        Assert.Equal(third["email"], Assert.Single(await fair.SignUpsAsync(workshop, SignUpState.Waiting)).Email);
        await fair.MailAsync(first["email"], 2);
        await fair.MailAsync(second["email"], 2);
        Assert.Single(await fair.MailsAsync(third["email"]));

        // Once more changes nothing.
        await fair.Client.PostAsync($"{link}/cancel", null);
        await fair.SettleAsync();
        Assert.Equal(2, (await fair.MailsAsync(first["email"])).Count);
        Assert.Equal(second["email"], Assert.Single(await fair.SignUpsAsync(workshop, SignUpState.Seat)).Email);
    }

    [Fact]
    public async Task The_same_form_twice_has_the_effect_of_one_also_after_the_place_was_given_back()
    {
        var workshop = await CreateAsync(seats: 5);
        var (person, form) = (ASignUp.Of(), ASignUp.FormId(fair));
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => fair.PositionAsync(workshop, person, form)));
        Assert.All(answers, position => Assert.Equal(0, position));
        Assert.Equal(0, await fair.PositionAsync(workshop, person, form));
        Assert.Single(await fair.SignUpsAsync(workshop, SignUpState.Seat));

        await fair.Client.PostAsync($"{(await fair.MailAsync(person["email"])).SignUpLink}/cancel", null);
        using var again = await fair.SignUpAsync(workshop, person, form);
        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);
        Assert.Empty(await fair.SignUpsAsync(workshop, SignUpState.Seat));
        Assert.Equal(0, await fair.PositionAsync(workshop, person));
    }

    [Fact]
    public async Task Who_is_signed_up_already_is_told_so_by_whatever_order_and_case_of_the_name()
    {
        var workshop = await CreateAsync(seats: 5);
        var person = new Dictionary<string, string>(ASignUp.Of()) { ["nameLatin"] = "Fatima-Zahra Exemple" };
        await fair.PositionAsync(workshop, person);
        using var again = await fair.SignUpAsync(workshop, new(person) { ["nameLatin"] = "EXEMPLE Fâtima Zahra" });
        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);
        Assert.Single(await fair.SignUpsAsync(workshop, SignUpState.Seat));
    }

    [Fact]
    public async Task Colleagues_without_an_address_sign_up_under_one_and_each_gets_a_mail()
    {
        var workshop = await CreateAsync(seats: 5);
        var address = ASignUp.Of()["email"];
        var people = Enumerable.Range(0, 3).Select(_ => ASignUp.Of("fr", address)).ToList();
        foreach (var person in people)
        {
            Assert.Equal(0, await fair.PositionAsync(workshop, person));
        }

        await fair.MailAsync(address, 3);
        var mails = await fair.MailsAsync(address);
        Assert.All(people, person => Assert.Single(mails, mail => mail.Text.Contains(person["nameLatin"], StringComparison.Ordinal)));
        Assert.Equal(3, mails.Select(mail => mail.SignUpLink).Distinct().Count());
    }

    [Fact]
    public async Task An_organisation_has_two_seats_and_its_others_wait_until_one_of_them_is_given_back()
    {
        var workshop = await CreateAsync(seats: 4);
        var people = Enumerable.Range(0, 3).Select(place => new Dictionary<string, string>(ASignUp.Of()) { ["organisation"] = place == 1 ? "COOPÉRATIVE EXEMPLE" : "Coopérative Exemple" }).ToList();
        Assert.Equal((0, 0, 1), (await fair.PositionAsync(workshop, people[0]), await fair.PositionAsync(workshop, people[1]), await fair.PositionAsync(workshop, people[2])));
        // Seats are left for others, ahead of who waits for the own organisation's.
        Assert.Equal(0, await fair.PositionAsync(workshop, ASignUp.Of()));
        await fair.Client.PostAsync($"{(await fair.MailAsync(people[0]["email"])).SignUpLink}/cancel", null);
        Assert.Contains(await fair.SignUpsAsync(workshop, SignUpState.Seat), row => row.Email == people[2]["email"]);
    }

    [Fact]
    public async Task Who_waits_for_its_own_organisations_seat_is_passed_over_when_another_one_becomes_free()
    {
        var workshop = await CreateAsync(seats: 3);
        var organisation = "Coopérative Exemple";
        var people = Enumerable.Range(0, 3).Select(_ => new Dictionary<string, string>(ASignUp.Of()) { ["organisation"] = organisation }).ToList();
        var (other, last) = (ASignUp.Of(), ASignUp.Of());
        foreach (var person in people.Append(other).Append(last))
        {
            await fair.PositionAsync(workshop, person);
        }

        Assert.Equal([people[2]["email"], last["email"]], (await fair.SignUpsAsync(workshop, SignUpState.Waiting)).Select(row => row.Email));
        await fair.Client.PostAsync($"{(await fair.MailAsync(other["email"])).SignUpLink}/cancel", null);
        Assert.Equal(people[2]["email"], Assert.Single(await fair.SignUpsAsync(workshop, SignUpState.Waiting)).Email);
    }

    [Fact]
    public async Task Ones_own_application_is_chosen_by_its_number_and_counts_with_its_name()
    {
        var workshop = await CreateAsync(seats: 5);
        var application = AnApplication.Of();
        var (number, _) = await fair.ApplyAsync(application);
        var byNumber = Enumerable.Range(0, 2).Select(_ => new Dictionary<string, string>(ASignUp.Of()) { ["applicationNumber"] = number }).ToList();
        var byName = new Dictionary<string, string>(ASignUp.Of()) { ["organisation"] = application["nameArabic"] };
        Assert.Equal((0, 0, 1), (await fair.PositionAsync(workshop, byNumber[0]), await fair.PositionAsync(workshop, byNumber[1]), await fair.PositionAsync(workshop, byName)));

        var wrong = number[..6] + (char)('0' + ((number[6] - '0' + 1) % 10));
        await RefusedAsync(workshop, new(ASignUp.Of()) { ["applicationNumber"] = wrong }, "applicationNumber");
        await RefusedAsync(workshop, new(ASignUp.Of()) { ["applicationNumber"] = "1234566" }, "applicationNumber");
    }

    [Theory]
    [InlineData("nameLatin", "")]
    [InlineData("nameLatin", "مشاركة")]
    [InlineData("nameArabic", "Participante")]
    [InlineData("email", "nobody")]
    [InlineData("language", "xx")]
    [InlineData("gender", "x")]
    [InlineData("nameLatin", "www.example.org")]
    public async Task What_is_wrong_is_named_at_its_field_and_what_was_typed_stays(string field, string value)
    {
        var person = new Dictionary<string, string>(ASignUp.Of()) { [field] = value, ["organisation"] = "Ma coopérative à moi" };
        var page = await RefusedAsync("e-marketing", person, field);
        Assert.Contains("Ma coopérative à moi", page);
    }

    [Fact]
    public async Task The_name_in_Arabic_is_required_of_readers_of_Arabic_only()
    {
        await RefusedAsync("e-marketing", new(ASignUp.Of("ar")) { ["nameArabic"] = "" }, "nameArabic");
        Assert.Equal(0, await fair.PositionAsync("e-marketing", new(ASignUp.Of("en")) { ["nameArabic"] = "" }));
    }

    [Fact]
    public async Task A_program_is_kept_out_by_the_trap_the_time_and_the_limit_of_mails()
    {
        await RefusedAsync("networking", new(ASignUp.Of()) { ["website"] = "http://x.example" }, "send");
        using var fast = await fair.SignUpAsync("networking", ASignUp.Of(), AnApplication.FormId(fair.Clock.GetUtcNow()));
        Assert.Equal(HttpStatusCode.BadRequest, fast.StatusCode);

        var address = ASignUp.Of()["email"];
        var workshop = await CreateAsync(seats: 100);
        var (last, form) = (ASignUp.Of("fr", address), ASignUp.FormId(fair));
        for (var n = 0; n < 7; n++)
        {
            Assert.Equal(0, await fair.PositionAsync(workshop, ASignUp.Of("fr", address)));
        }

        // The same form once more is no flood, something new is.
        Assert.Equal((0, 0), (await fair.PositionAsync(workshop, last, form), await fair.PositionAsync(workshop, last, form)));
        await RefusedAsync(workshop, ASignUp.Of("fr", address), "email");
        // Another workshop is no flood, nor are other people.
        Assert.Equal(0, await fair.PositionAsync("clusters", ASignUp.Of("fr", address)));
        Assert.Equal(0, await fair.PositionAsync(workshop, ASignUp.Of()));
    }

    [Fact]
    public async Task A_lost_link_is_sent_again_for_every_place_that_is_held()
    {
        var address = ASignUp.Of()["email"];
        var (one, other) = (ASignUp.Of("fr", address), ASignUp.Of("fr", address));
        await fair.PositionAsync("projects", one);
        await fair.PositionAsync("projects", other);
        await fair.MailAsync(address, 2);
        var before = (await fair.MailsAsync(address)).Select(mail => mail.SignUpLink).ToHashSet();
        using var answer = await fair.Client.PostAsync("/fr/link", new FormUrlEncodedContent([new("email", address)]));
        await fair.MailAsync(address, 4);
        var again = (await fair.MailsAsync(address)).Select(mail => mail.SignUpLink).Where(link => !before.Contains(link)).ToList();
        Assert.Equal(2, again.Count);
        var pages = await Task.WhenAll(again.Select(fair.TextAsync));
        Assert.Contains(pages, page => page.Contains(one["nameLatin"], StringComparison.Ordinal));
        Assert.Contains(pages, page => page.Contains(other["nameLatin"], StringComparison.Ordinal));
    }

    [Fact]
    public async Task Opening_a_link_changes_nothing_and_a_link_that_nobody_has_opens_nothing()
    {
        var person = ASignUp.Of();
        await fair.PositionAsync("structuring", person);
        var link = (await fair.MailAsync(person["email"])).SignUpLink;
        foreach (var page in new[] { link, $"{link}/cancel", $"{link}/swap/clusters" })
        {
            using var answer = await fair.Client.GetAsync(page);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }

        Assert.Contains(await fair.SignUpsAsync("structuring", SignUpState.Seat), row => row.Email == person["email"]);
        var stranger = $"/fr/sign-ups/{Token.New()}";
        foreach (var (verb, path) in new[] { (HttpMethod.Get, stranger), (HttpMethod.Get, $"{stranger}/cancel"), (HttpMethod.Post, $"{stranger}/cancel"), (HttpMethod.Post, $"{stranger}/swap/clusters") })
        {
            using var request = new HttpRequestMessage(verb, path);
            using var answer = await fair.Client.SendAsync(request);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }

        // A sign-up's link is no application's, and the other way round.
        Assert.Equal(HttpStatusCode.NotFound, (await fair.Client.GetAsync(link.Replace("sign-ups", "applications", StringComparison.Ordinal))).StatusCode);
        var (_, application) = await fair.ApplyAsync(AnApplication.Of());
        Assert.Equal(HttpStatusCode.NotFound, (await fair.Client.GetAsync(application.Replace("applications", "sign-ups", StringComparison.Ordinal))).StatusCode);
    }

    [Fact]
    public async Task No_personal_data_is_in_the_queue_or_the_log()
    {
        var person = new Dictionary<string, string>(ASignUp.Of()) { ["nameLatin"] = "Unusualname Exemple", ["email"] = "unusual.name@example.org" };
        await using var other = await RunningFair.StartAsync(storage, "--AzureWebJobs.SendMail.Disabled", "true");
        await other.PositionAsync("accounting", person);
        var queue = new Azure.Storage.Queues.QueueClient(other.Storage, MailQueue.Name, new() { MessageEncoding = Azure.Storage.Queues.QueueMessageEncoding.Base64 });
        var message = Assert.Single((await queue.PeekMessagesAsync(10)).Value).Body.ToString();
        Assert.Contains("2025", message);
        Assert.DoesNotContain("unusual", message, StringComparison.OrdinalIgnoreCase);

        await fair.PositionAsync("accounting", person);
        await fair.SettleAsync();
        Assert.DoesNotContain(fair.Logs, line => line.Contains("unusual", StringComparison.OrdinalIgnoreCase));
        Assert.Empty(await fair.RowsAsync<OutboxRow>(Keys.OutboxPrefix));
    }

    private Task<string> CreateAsync(int seats) => fair.CreateAsync(desk, AWorkshop.Of("2025-01-28", "10:00", "12:00", seats));

    private async Task<string> RefusedAsync(string workshop, Dictionary<string, string> person, string field)
    {
        using var answer = await fair.SignUpAsync(workshop, person);
        var page = await answer.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains($"href=\"#{field}\"", page);
        return page;
    }
}
