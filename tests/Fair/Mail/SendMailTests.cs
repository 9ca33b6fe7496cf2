using Fair.Mail;
using Platform.Languages;
using Platform.Mail;
using Platform.Records;
using TestHost;
using Xunit;

namespace Fair.Tests.Mail;

[Trait("Speed", "Slow")]
public sealed class SendMailTests(StorageAccounts storage) : IAsyncLifetime
{
    private RunningFair fair = null!;

    public async ValueTask InitializeAsync() => fair = await RunningFair.StartAsync(storage);

    public ValueTask DisposeAsync() => fair.DisposeAsync();

    [Fact]
    public async Task A_mail_that_left_stands_in_the_ledger_and_is_marked_delivered_by_the_providers_event()
    {
        var fields = AnApplication.Of();
        await fair.ApplyAsync(fields);
        var sentMail = await LedgerAsync(fields["email"], MailState.Delivered);
        Assert.NotNull(sentMail.MessageId);
        Assert.Equal(1, sentMail.Attempts);
        Assert.Empty(await fair.RowsAsync<OutboxRow>(Keys.OutboxPrefix));
        Assert.Empty(await fair.RowsAsync<SentMailRow>(Keys.MailIssuePrefix));
        Assert.Equal(sentMail.OutboxId, (await fair.MailsAsync(fields["email"])).Single().CustomArgs["outbox_id"]);
    }

    [Fact]
    public async Task When_the_provider_asks_to_wait_the_mail_waits_and_no_attempt_is_lost()
    {
        await fair.BehaveAsync(new { refuse = 429, times = 3, resetSeconds = 1 });
        var fields = AnApplication.Of();
        await fair.ApplyAsync(fields);
        Assert.Equal(1, (await LedgerAsync(fields["email"], MailState.Delivered)).Attempts);
        Assert.Single(await fair.MailsAsync(fields["email"]));
    }

    [Fact]
    public async Task When_the_provider_is_ill_the_mail_is_sent_later()
    {
        await fair.BehaveAsync(new { refuse = 503, times = 2 });
        var fields = AnApplication.Of();
        await fair.SendAsync(fields);
        await RunningFair.EventuallyAsync(() => fair.RowsAsync<OutboxRow>(Keys.OutboxPrefix), rows => rows.Any(row => row.NotBefore is not null), "a mail that waits");
        await fair.SettleAsync();
        Assert.Equal(1, (await LedgerAsync(fields["email"], MailState.Delivered)).Attempts);
        Assert.Single(await fair.MailsAsync(fields["email"]));
    }

    [Fact]
    public async Task A_mail_that_is_refused_for_good_is_shown_at_the_desk_and_can_be_sent_again()
    {
        fair.Expect("was refused with 400");
        await fair.BehaveAsync(new { refuse = 400, times = 1 });
        var fields = AnApplication.Of();
        await fair.SendAsync(fields);
        var failed = await LedgerAsync(fields["email"], MailState.Failed);
        Assert.StartsWith("400", failed.Reason);

        var desk = await fair.SignedInAsync("organiser");
        Assert.Contains($"/desk/mail/trouble/{failed.OutboxId}", await desk.GetStringAsync("/fr/desk/mail"));
        await desk.PostAsync($"/fr/desk/mail/trouble/{failed.OutboxId}", null);
        await desk.PostAsync($"/fr/desk/mail/trouble/{failed.OutboxId}", null);
        var mail = await fair.MailAsync(fields["email"]);
        Assert.NotEmpty(mail.Link);
        await fair.SettleAsync();
        Assert.Single(await fair.MailsAsync(fields["email"]));
        Assert.DoesNotContain("/desk/mail/trouble/", await desk.GetStringAsync("/fr/desk/mail"));
    }

    [Fact]
    public async Task When_the_provider_refuses_our_key_the_mail_is_held_with_an_alert_and_goes_when_the_key_is_right()
    {
        fair.Expect("refused our key with 401");
        await fair.BehaveAsync(new { refuse = 401, times = 1 });
        var fields = AnApplication.Of();
        await fair.SendAsync(fields);
        await RunningFair.EventuallyAsync(() => fair.RowsAsync<SentMailRow>(Keys.MailIssuePrefix), rows => rows.Count == 1, "a mail that is held");
        Assert.Contains(fair.Warnings, warning => warning.Contains("refused our key", StringComparison.Ordinal));
        fair.Clock.Move(fair.Clock.GetUtcNow().AddMinutes(40));
        await fair.SettleAsync();
        await fair.MailAsync(fields["email"]);
        Assert.Empty(await fair.RowsAsync<SentMailRow>(Keys.MailIssuePrefix));
    }

    [Fact]
    public async Task However_long_the_key_is_refused_no_mail_is_given_up()
    {
        fair.Expect("refused our key with 401");
        await fair.BehaveAsync(new { refuse = 401, times = 12 });
        var fields = AnApplication.Of();
        await fair.SendAsync(fields);
        for (var hours = 0; (await fair.MailsAsync(fields["email"])).Count == 0; hours++)
        {
            Assert.True(hours < 400, "The mail was given up.");
            Assert.DoesNotContain(await fair.RowsAsync<SentMailRow>(Keys.SentMailPrefix), row => row.State == MailState.Failed);
            fair.Clock.Move(fair.Clock.GetUtcNow().AddMinutes(40));
            await Task.Delay(400);
        }
    }

    [Fact]
    public async Task When_the_connection_breaks_after_acceptance_the_providers_event_settles_it_without_sending_twice()
    {
        fair.Expect("the connection broke");
        await fair.BehaveAsync(new { breakAfterAccepting = true, times = 1 });
        var fields = AnApplication.Of();
        await fair.SendAsync(fields);
        await fair.MailAsync(fields["email"]);
        await RunningFair.EventuallyAsync(() => fair.RowsAsync<OutboxRow>(Keys.OutboxPrefix), rows => rows.Any(row => row.Seen is not null), "the event that tells of it");
        await fair.SettleAsync();
        Assert.Equal(MailState.Delivered, (await LedgerAsync(fields["email"], MailState.Delivered)).State);
        Assert.Single(await fair.MailsAsync(fields["email"]));
    }

    [Fact]
    public async Task A_row_that_was_stored_and_never_queued_is_found_by_the_timer()
    {
        var row = Stray("stray@example.org");
        await fair.Get<FairTable>().CommitAsync(new TableTransaction().Add(row), CancellationToken.None);
        await Task.Delay(500);
        Assert.Empty(await fair.MailsAsync("stray@example.org"));
        fair.Clock.Move(fair.Clock.GetUtcNow() + RequeueMail.Patience + TimeSpan.FromMinutes(2));
        await fair.MailAsync("stray@example.org");
    }

    [Fact]
    public async Task A_message_that_fails_too_often_is_recorded_and_can_be_replayed()
    {
        fair.Expect("sample fault");
        fair.Expect("failed");
        fair.Expect("has r");
        var row = Stray("poison@example.org");
        await fair.Get<FairTable>().CommitAsync(new TableTransaction().Add(row), CancellationToken.None);
        // Every read of the outbox fails, so the message fails five times.
        fair.Calls.Arm(1, Fault.CrashBefore, message => message.Request.Method == Azure.Core.RequestMethod.Get && message.Request.Uri.Path.Contains("RowKey", StringComparison.Ordinal));
        await fair.Get<MailQueue>().SendAsync(row, CancellationToken.None);
        await RunningFair.EventuallyAsync(fair.GivenUpAsync, rows => rows.Count == 1, "the record of a poison message");
        fair.Calls.Disarm();
        Assert.Empty(await fair.MailsAsync("poison@example.org"));

        var desk = await fair.SignedInAsync("organiser");
        var id = (await fair.RowsAsync<PoisonRow>(Keys.PoisonPrefix)).Single().RowKey.Split('|')[^1];
        Assert.Contains($"/desk/mail/poison/mail/{id}", await desk.GetStringAsync("/ar/desk/mail"));
        await desk.PostAsync($"/ar/desk/mail/poison/mail/{id}", null);
        await fair.MailAsync("poison@example.org");
        Assert.Empty(await fair.RowsAsync<PoisonRow>(Keys.PoisonPrefix));
    }

    [Theory]
    [InlineData("bounce")]
    [InlineData("unsubscribe")]
    public async Task An_address_that_bounced_or_unsubscribed_gets_no_more_mail_until_it_is_released(string kind)
    {
        var fields = AnApplication.Of("fr", $"{kind}@example.org");
        var (_, link) = await fair.ApplyAsync(fields);
        await RunningFair.EventuallyAsync(() => fair.RowsAsync<SuppressionRow>(Keys.SuppressedPrefix), rows => rows.Count == 1, "a suppressed address");
        fair.Clock.Move(fair.Clock.GetUtcNow().AddMinutes(2));
        await fair.Client.PostAsync($"{link}/withdraw", null);
        await RunningFair.EventuallyAsync(() => fair.RowsAsync<SentMailRow>(Keys.SentMailPrefix), rows => rows.Any(row => row.State == MailState.Suppressed), "a mail that was not sent");
        Assert.Single(await fair.MailsAsync(fields["email"]));

        var desk = await fair.SignedInAsync("organiser");
        Assert.Contains($"{kind}@example.org", await desk.GetStringAsync("/fr/desk/mail"));
        await desk.PostAsync($"/fr/desk/mail/address/{Keys.Hash(fields["email"])}", null);
        Assert.Empty(await fair.RowsAsync<SuppressionRow>(Keys.SuppressedPrefix));
    }

    [Fact]
    public async Task No_log_line_and_no_message_holds_personal_data()
    {
        var fields = AnApplication.Of("ar");
        var (_, link) = await fair.ApplyAsync(fields);
        await fair.Client.PostAsync($"{link}/withdraw", null);
        await fair.SendAsync(new(fields) { ["phone"] = "12" });
        await fair.SettleAsync();
        foreach (var secret in new[] { fields["email"], fields["nameArabic"], fields["nameFrench"], fields["contactName"], fields["presidentName"], "612345678", link.Split('/')[^1] })
        {
            Assert.DoesNotContain(fair.Logs, line => line.Contains(secret, StringComparison.OrdinalIgnoreCase));
        }
    }

    private OutboxRow Stray(string address) => OutboxRow.Create(
        fair.Edition.Id, new Fair.Applications.ApplicationReceivedMail("1234566", "Exemple"), Id.New(fair.Clock), address, Language.French, fair.Clock);

    private async Task<SentMailRow> LedgerAsync(string to, string state)
    {
        var rows = await RunningFair.EventuallyAsync(
            () => fair.RowsAsync<SentMailRow>(Keys.SentMailPrefix), found => found.Any(row => row.To == to && row.State == state), $"a mail that is {state}");
        return rows.Single(row => row.To == to);
    }
}
