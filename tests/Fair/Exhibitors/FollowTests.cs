using System.Net;
using Fair.Exhibitors;
using Fair.Mail;
using Fair.Storage;
using TestHost;
using Xunit;

namespace Fair.Tests.Exhibitors;

[Trait("Speed", "Slow")]
public sealed class FollowTests(StorageAccounts storage) : IAsyncLifetime
{
    private RunningFair fair = null!;

    public async ValueTask InitializeAsync() => fair = await RunningFair.StartAsync(storage);

    public ValueTask DisposeAsync() => fair.DisposeAsync();

    [Fact]
    public async Task The_link_opens_the_application_and_storage_does_not_hold_the_link()
    {
        var (number, link) = await fair.Apply(AnApplication.Of());
        var page = await fair.Client.GetAsync(link);
        Assert.Contains(number, await page.Content.ReadAsStringAsync());
        Assert.Equal("no-store", page.Headers.CacheControl?.ToString());
        Assert.Equal("same-origin", page.Headers.GetValues("Referrer-Policy").Single());

        var token = link.Split('/')[^1];
        Assert.NotNull(await fair.Row<TokenRow>(Keys.Token(token)));
        foreach (var row in await fair.Rows<ApplicationRow>("A|"))
        {
            Assert.DoesNotContain(token, row.Answers + row.History + row.Files);
        }

        Assert.DoesNotContain(fair.Logs, line => line.Contains(token, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("short")]
    [InlineData("'%20or%20PartitionKey%20ne%20'")]
    public async Task Another_link_opens_nothing(string token)
    {
        foreach (var path in new[] { "", "/edit", "/withdraw", "/files/x" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await fair.Client.GetAsync($"/ar/applications/{token}{path}")).StatusCode);
        }
    }

    [Fact]
    public async Task Answers_can_be_changed_and_a_mail_says_so_once()
    {
        var fields = AnApplication.Of();
        var (_, link) = await fair.Apply(fields);
        Assert.Contains($"value=\"{fields["ice"]}\"", await fair.Text($"{link}/edit"));
        var changes = new Dictionary<string, string>(fields) { ["sector"] = "services", ["nameFrench"] = "Coopérative Changée", ["email"] = "other@example.org" };
        for (var times = 0; times < 2; times++)
        {
            var answer = await fair.Client.PostAsync($"{link}/edit", AnApplication.Body(changes));
            Assert.Equal(link, answer.Headers.Location?.ToString());
        }

        Assert.Contains("Coopérative Changée", await fair.Text(link));
        Assert.Contains("modifiée", (await fair.Mail(fields["email"], 2)).Subject);
        await fair.Settle();
        Assert.Equal(2, (await fair.Mails(fields["email"])).Count);
        Assert.Empty(await fair.Mails("other@example.org"));
        Assert.Single(await fair.Rows<ListingRow>(Keys.ListingPrefix(new(null, null, "services", null))));
        Assert.Empty(await fair.Rows<ListingRow>(Keys.ListingPrefix(new(null, null, "crafts", null))));
    }

    [Fact]
    public async Task Wrong_changes_come_back_with_what_was_typed()
    {
        var fields = AnApplication.Of();
        var (_, link) = await fair.Apply(fields);
        var answer = await fair.Client.PostAsync($"{link}/edit", AnApplication.Body(new Dictionary<string, string>(fields) { ["members"] = "many" }));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("value=\"many\"", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Nobody_can_take_another_organisations_identity_by_editing()
    {
        var first = AnApplication.Of();
        await fair.Apply(first);
        var second = AnApplication.Of();
        var (_, link) = await fair.Apply(second);
        var answer = await fair.Client.PostAsync($"{link}/edit", AnApplication.Body(new Dictionary<string, string>(second) { ["ice"] = first["ice"] }));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(second["ice"], (await fair.Rows<ApplicationRow>("A|")).Single(row => row.Email == second["email"]).Answers);

        // Its own identity it may correct, and then the old one is free.
        var ice = AnApplication.Of()["ice"];
        Assert.Equal(HttpStatusCode.SeeOther, (await fair.Client.PostAsync($"{link}/edit", AnApplication.Body(new Dictionary<string, string>(second) { ["ice"] = ice }))).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await fair.Send(new(AnApplication.Of()) { ["ice"] = second["ice"] })).StatusCode);
    }

    [Fact]
    public async Task After_the_closing_date_nothing_can_be_changed_but_withdrawing_can()
    {
        var fields = AnApplication.Of();
        var (_, link) = await fair.Apply(fields);
        fair.Clock.Move(fair.Edition.Closes.AddMinutes(1));
        Assert.Equal(HttpStatusCode.SeeOther, (await fair.Client.GetAsync($"{link}/edit")).StatusCode);
        await fair.Client.PostAsync($"{link}/edit", AnApplication.Body(new Dictionary<string, string>(fields) { ["nameFrench"] = "Too Late" }));
        Assert.DoesNotContain("Too Late", await fair.Text(link));
        await fair.Client.PostAsync($"{link}/withdraw", null);
        Assert.Contains("class=\"state withdrawn\"", await fair.Text(link));
    }

    [Fact]
    public async Task Withdrawing_asks_first_then_frees_the_organisation_to_apply_anew()
    {
        var fields = AnApplication.Of();
        var (number, link) = await fair.Apply(fields);
        Assert.Contains(number, await fair.Text($"{link}/withdraw"));
        Assert.Equal(ApplicationState.Received, (await fair.Rows<ApplicationRow>("A|")).Single().State);

        await fair.Client.PostAsync($"{link}/withdraw", null);
        await fair.Client.PostAsync($"{link}/withdraw", null);
        Assert.Contains("retirée", (await fair.Mail(fields["email"], 2)).Subject);
        Assert.Equal(HttpStatusCode.SeeOther, (await fair.Send(fields)).StatusCode);
        await fair.Settle();
        Assert.Equal(3, (await fair.Mails(fields["email"])).Count);
    }

    [Fact]
    public async Task The_link_is_sent_again_and_the_page_is_the_same_for_any_address()
    {
        // Without the provider's events, which come whenever they come.
        await using var quiet = await RunningFair.StartAsync(storage, "--LocalHost:EventWebhook", "");
        var fields = AnApplication.Of();
        await quiet.Apply(fields);
        await quiet.Settle();
        var (known, knownCalls) = await Request(fields["email"]);
        await quiet.Mail(fields["email"], 2);
        await quiet.Settle();
        var (unknown, unknownCalls) = await Request("nobody@example.org");

        Assert.Equal(known, unknown);
        Assert.Equal(knownCalls, unknownCalls);
        Assert.Equal(HttpStatusCode.OK, (await quiet.Client.GetAsync((await quiet.Mail(fields["email"], 2)).Link)).StatusCode);
        await quiet.Settle();
        Assert.Empty(await quiet.Mails("nobody@example.org"));

        async Task<(string Page, string Calls)> Request(string email)
        {
            quiet.Calls.Record();
            var answer = await quiet.Client.PostAsync("/fr/link", new FormUrlEncodedContent([new("email", email)]));
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            // What the request itself does: one row, one message. What follows runs behind the queue.
            return (await answer.Content.ReadAsStringAsync(), string.Join(' ', quiet.Calls.Recorded.Take(2)));
        }
    }

    [Theory]
    [InlineData("", "Remplissez cette case.")]
    [InlineData("no address", "Écrivez une adresse complète")]
    public async Task An_address_that_is_none_is_named(string email, string error)
    {
        var answer = await fair.Client.PostAsync("/fr/link", new FormUrlEncodedContent([new("email", email)]));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(error, await answer.Content.ReadAsStringAsync());
    }
}
