using System.Net;
using Fair.Applications;
using Platform.Mail;
using Platform.Records;
using TestHost;
using Xunit;

namespace Fair.Tests.Applications;

[Trait("Speed", "Slow")]
public sealed class FollowTests(StorageAccounts storage) : IAsyncLifetime
{
    private RunningFair fair = null!;

    public async ValueTask InitializeAsync() => fair = await RunningFair.StartAsync(storage);

    public ValueTask DisposeAsync() => fair.DisposeAsync();

    [Fact]
    public async Task The_link_opens_the_application_and_storage_does_not_hold_the_link()
    {
        var (number, link) = await fair.ApplyAsync(AnApplication.Of());
        var page = await fair.Client.GetAsync(link);
        Assert.Contains(number, await page.Content.ReadAsStringAsync());
        Assert.Equal("no-store", page.Headers.CacheControl?.ToString());
        Assert.Equal("same-origin", page.Headers.GetValues("Referrer-Policy").Single());

        var token = link.Split('/')[^1];
        Assert.NotNull(await fair.RowAsync<TokenRow>(Keys.Token(token)));
        foreach (var row in await fair.RowsAsync<ApplicationRow>("A|"))
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
        var (_, link) = await fair.ApplyAsync(fields);
        Assert.Contains($"value=\"{fields["ice"]}\"", await fair.TextAsync($"{link}/edit"));
        var changes = new Dictionary<string, string>(fields) { ["sector"] = "services", ["nameFrench"] = "Coopérative Changée", ["email"] = "other@example.org" };
        for (var times = 0; times < 2; times++)
        {
            var answer = await fair.Client.PostAsync($"{link}/edit", AnApplication.Body(changes));
            Assert.Equal(link, answer.Headers.Location?.ToString());
        }

        Assert.Contains("Coopérative Changée", await fair.TextAsync(link));
        Assert.Contains("modifiée", (await fair.MailAsync(fields["email"], 2)).Subject);
        await fair.SettleAsync();
        Assert.Equal(2, (await fair.MailsAsync(fields["email"])).Count);
        Assert.Empty(await fair.MailsAsync("other@example.org"));
        Assert.Single(await fair.RowsAsync<ListingRow>(ApplicationKeys.ListingPrefix(new(null, null, "services", null))));
        Assert.Empty(await fair.RowsAsync<ListingRow>(ApplicationKeys.ListingPrefix(new(null, null, "crafts", null))));
    }

    [Fact]
    public async Task Wrong_changes_come_back_with_what_was_typed()
    {
        var fields = AnApplication.Of();
        var (_, link) = await fair.ApplyAsync(fields);
        var answer = await fair.Client.PostAsync($"{link}/edit", AnApplication.Body(new Dictionary<string, string>(fields) { ["members"] = "many" }));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("value=\"many\"", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Nobody_can_take_another_organisations_identity_by_editing()
    {
        var first = AnApplication.Of();
        await fair.ApplyAsync(first);
        var second = AnApplication.Of();
        var (_, link) = await fair.ApplyAsync(second);
        var answer = await fair.Client.PostAsync($"{link}/edit", AnApplication.Body(new Dictionary<string, string>(second) { ["ice"] = first["ice"] }));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(second["ice"], (await fair.RowsAsync<ApplicationRow>("A|")).Single(row => row.Email == second["email"]).Answers);

        // Its own identity it may correct, and then the old one is free.
        var ice = AnApplication.Of()["ice"];
        Assert.Equal(HttpStatusCode.SeeOther, (await fair.Client.PostAsync($"{link}/edit", AnApplication.Body(new Dictionary<string, string>(second) { ["ice"] = ice }))).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await fair.SendAsync(new(AnApplication.Of()) { ["ice"] = second["ice"] })).StatusCode);
    }

    [Fact]
    public async Task After_the_closing_date_nothing_can_be_changed_but_withdrawing_can()
    {
        var fields = AnApplication.Of();
        var (_, link) = await fair.ApplyAsync(fields);
        fair.Clock.Move(fair.Edition.Closes.AddMinutes(1));
        Assert.Equal(HttpStatusCode.SeeOther, (await fair.Client.GetAsync($"{link}/edit")).StatusCode);
        await fair.Client.PostAsync($"{link}/edit", AnApplication.Body(new Dictionary<string, string>(fields) { ["nameFrench"] = "Too Late" }));
        Assert.DoesNotContain("Too Late", await fair.TextAsync(link));
        await fair.Client.PostAsync($"{link}/withdraw", null);
        Assert.Contains("class=\"state withdrawn\"", await fair.TextAsync(link));
    }

    [Fact]
    public async Task Withdrawing_asks_first_then_frees_the_organisation_to_apply_anew()
    {
        var fields = AnApplication.Of();
        var (number, link) = await fair.ApplyAsync(fields);
        Assert.Contains(number, await fair.TextAsync($"{link}/withdraw"));
        Assert.Equal(ApplicationState.Received, (await fair.RowsAsync<ApplicationRow>("A|")).Single().State);

        await fair.Client.PostAsync($"{link}/withdraw", null);
        await fair.Client.PostAsync($"{link}/withdraw", null);
        Assert.Contains("retirée", (await fair.MailAsync(fields["email"], 2)).Subject);
        Assert.Equal(HttpStatusCode.SeeOther, (await fair.SendAsync(fields)).StatusCode);
        await fair.SettleAsync();
        Assert.Equal(3, (await fair.MailsAsync(fields["email"])).Count);
    }

    [Fact]
    public async Task The_link_is_sent_again_and_the_page_is_the_same_for_any_address()
    {
        // Without the provider's events, which come whenever they come.
        await using var quiet = await RunningFair.StartAsync(storage, "--LocalHost:EventWebhook", "");
        var fields = AnApplication.Of();
        await quiet.ApplyAsync(fields);
        await quiet.SettleAsync();
        var (known, knownCalls) = await RequestAsync(fields["email"]);
        await quiet.MailAsync(fields["email"], 2);
        await quiet.SettleAsync();
        var (unknown, unknownCalls) = await RequestAsync("nobody@example.org");

        Assert.Equal(known, unknown);
        Assert.Equal(knownCalls, unknownCalls);
        Assert.Equal(HttpStatusCode.OK, (await quiet.Client.GetAsync((await quiet.MailAsync(fields["email"], 2)).Link)).StatusCode);
        await quiet.SettleAsync();
        Assert.Empty(await quiet.MailsAsync("nobody@example.org"));

        async Task<(string Page, string Calls)> RequestAsync(string email)
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
