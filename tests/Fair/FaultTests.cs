using System.Net;
using Azure.Storage.Queues;
using Fair.Applications;
using Platform.Languages;
using Platform.Mail;
using Platform.Records;
using TestHost;
using Xunit;

namespace Fair.Tests;

/// <summary>
/// Guarantee 2 and 3: whatever storage call of a flow goes wrong, in whatever way, nothing is lost and nothing happens
/// twice. Each flow is run with each call failing in each way; then the person tries again, as people do, and queues and
/// timers are left to settle.
/// </summary>
[Trait("Speed", "Slow")]
public sealed class FaultTests(StorageAccounts storage, ITestOutputHelper output)
{
    [Fact]
    public Task Applying() => EveryCaseAsync("apply", async (fair, arm) =>
    {
        var fields = AnApplication.Of();
        var form = AnApplication.FormId(fair.Clock.GetUtcNow().AddMinutes(-1));
        var file = ("file-register", "extrait.pdf", System.Text.Encoding.ASCII.GetBytes("%PDF-1.4 %%EOF"));
        arm();
        var first = await fair.SendAsync(fields, "fr", form, file);
        fair.Calls.Disarm();
        // Whoever got an error sends the same form again; whoever got a number went away.
        var answer = first.StatusCode == HttpStatusCode.SeeOther ? first : await fair.SendAsync(fields, "fr", form, file);
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        await fair.SettleAsync();

        var row = Assert.Single(await fair.RowsAsync<ApplicationRow>("A|"), row => row.Email == fields["email"]);
        Assert.Single(row.ReadFiles());
        Assert.EndsWith(row.Number, answer.Headers.Location!.ToString());
        await MailsAsync(fair, fields["email"], 1);
    });

    [Fact]
    public Task Editing() => EveryCaseAsync("edit", async (fair, arm) =>
    {
        var fields = AnApplication.Of();
        var (_, link) = await fair.ApplyAsync(fields);
        await fair.SettleAsync();
        var changes = AnApplication.Body(new Dictionary<string, string>(fields) { ["sector"] = "services" });
        arm();
        var first = await fair.Client.PostAsync($"{link}/edit", changes);
        fair.Calls.Disarm();
        if (first.StatusCode != HttpStatusCode.SeeOther)
        {
            var again = await fair.Client.PostAsync($"{link}/edit", AnApplication.Body(new Dictionary<string, string>(fields) { ["sector"] = "services" }));
            Assert.Equal(HttpStatusCode.SeeOther, again.StatusCode);
        }

        await fair.SettleAsync();
        var row = (await fair.RowsAsync<ApplicationRow>("A|")).Single(row => row.Email == fields["email"]);
        Assert.Equal("services", row.ReadAnswers()["sector"]);
        await ListedAsync(fair, row);
        await MailsAsync(fair, fields["email"], 2);
    });

    [Fact]
    public Task Withdrawing() => EveryCaseAsync("withdraw", async (fair, arm) =>
    {
        var fields = AnApplication.Of();
        var (_, link) = await fair.ApplyAsync(fields);
        await fair.SettleAsync();
        arm();
        var first = await fair.Client.PostAsync($"{link}/withdraw", null);
        fair.Calls.Disarm();
        if (first.StatusCode != HttpStatusCode.SeeOther)
        {
            Assert.Equal(HttpStatusCode.SeeOther, (await fair.Client.PostAsync($"{link}/withdraw", null)).StatusCode);
        }

        await fair.SettleAsync();
        var row = (await fair.RowsAsync<ApplicationRow>("A|")).Single(row => row.Email == fields["email"]);
        Assert.Equal(ApplicationState.Withdrawn, row.State);
        Assert.Null(await fair.RowAsync<UniqueKeyRow>(ApplicationKeys.Organisation(Organisation.Identity(row.ReadAnswers()))));
        await ListedAsync(fair, row);
        await MailsAsync(fair, fields["email"], 2);
    });

    [Fact]
    public Task Deciding() => EveryCaseAsync("decide", async (fair, arm) =>
    {
        var fields = AnApplication.Of();
        await fair.ApplyAsync(fields);
        await fair.SettleAsync();
        var id = (await fair.RowsAsync<ApplicationRow>("A|")).Single(row => row.Email == fields["email"]).Id;
        var desk = await fair.SignedInAsync("organiser");
        arm();
        var first = await DecideAsync();
        fair.Calls.Disarm();
        if (first.StatusCode != HttpStatusCode.SeeOther)
        {
            Assert.Equal(HttpStatusCode.SeeOther, (await DecideAsync()).StatusCode);
        }

        await fair.SettleAsync();
        var row = (await fair.RowsAsync<ApplicationRow>("A|")).Single(row => row.Id == id);
        Assert.Equal(ApplicationState.Accepted, row.State);
        Assert.Single(row.ReadHistory(), entry => entry.What == ApplicationState.Accepted);
        await ListedAsync(fair, row);
        await MailsAsync(fair, fields["email"], 2);

        Task<HttpResponseMessage> DecideAsync() =>
            desk.PostAsync($"/ar/desk/applications/{id}", new FormUrlEncodedContent([new("decision", "accepted")]));
    });

    [Fact]
    public Task Asking_for_a_link() => EveryCaseAsync("link", async (fair, arm) =>
    {
        var fields = AnApplication.Of();
        await fair.ApplyAsync(fields);
        await fair.SettleAsync();
        arm();
        var first = await AskAsync();
        fair.Calls.Disarm();
        var stored = (await fair.RowsAsync<OutboxRow>(Keys.OutboxPrefix)).Count > 0 || (await fair.MailsAsync(fields["email"])).Count > 1;
        if (first.StatusCode != HttpStatusCode.OK && !stored)
        {
            Assert.Equal(HttpStatusCode.OK, (await AskAsync()).StatusCode);
        }

        await fair.SettleAsync();
        await MailsAsync(fair, fields["email"], 2);

        Task<HttpResponseMessage> AskAsync() => fair.Client.PostAsync("/ar/link", new FormUrlEncodedContent([new("email", fields["email"])]));
    });

    [Fact]
    public Task Sending() => EveryCaseAsync("send", async (fair, arm) =>
    {
        var row = OutboxRow.Create(
            fair.Edition.Id, new ApplicationReceivedMail("1234566", "Exemple"), Id.New(fair.Clock), $"to{Random.Shared.NextInt64()}@example.org", Language.Arabic, fair.Clock);
        await fair.Get<FairTable>().CommitAsync(new TableTransaction().Add(row), CancellationToken.None);
        arm();
        // By a client of its own: the flow that is to fail begins with the queue's function.
        var queue = new QueueClient(fair.Storage, MailQueue.Name, new() { MessageEncoding = QueueMessageEncoding.Base64 });
        await queue.SendMessageAsync(BinaryData.FromObjectAsJson(new MailQueued(row.PartitionKey, [row.Id])));
        var waited = System.Diagnostics.Stopwatch.StartNew();
        while (!fair.Calls.Struck && waited.Elapsed < TimeSpan.FromSeconds(2))
        {
            await Task.Delay(20);
        }

        await Task.Delay(200);
        fair.Calls.Disarm();
        await fair.SettleAsync();

        var sentMail = await RunningFair.EventuallyAsync(() => fair.RowAsync<SentMailRow>(Keys.SentMail(row.Id)), sentMail => sentMail is not null, "the mail in the ledger");
        Assert.Equal(row.Id, sentMail!.OutboxId);
        var mails = await fair.MailsAsync(row.To);
        Assert.True(mails.Count >= 1, "The mail was lost.");
        // Twice only where the process died between the provider's acceptance and the row's update, and then with the same id.
        Assert.True(mails.Count == 1 || (mails.Count == 2 && fair.Calls.LastFault is Fault.CrashBefore or Fault.Refused or Fault.Outage), $"{mails.Count} mails.");
        Assert.All(mails, mail => Assert.Equal(row.Id, mail.CustomArgs["outbox_id"]));
    }, eventWebhook: false);

    [Fact]
    public Task Sending_with_the_providers_events_doubles_nothing() => EveryCaseAsync("send, with events", async (fair, arm) =>
    {
        var row = OutboxRow.Create(
            fair.Edition.Id, new ApplicationReceivedMail("1234566", "Exemple"), Id.New(fair.Clock), $"to{Random.Shared.NextInt64()}@example.org", Language.Arabic, fair.Clock);
        await fair.Get<FairTable>().CommitAsync(new TableTransaction().Add(row), CancellationToken.None);
        // Only the sending's own transaction that settles: the events' calls are let be.
        arm();
        await fair.Get<MailQueue>().SendAsync(row, CancellationToken.None);
        await fair.MailAsync(row.To);
        await Task.Delay(300);
        fair.Calls.Disarm();
        await RunningFair.EventuallyAsync(
            async () => ((await fair.RowAsync<OutboxRow>(row.RowKey))?.Seen, Settled: await fair.RowAsync<SentMailRow>(Keys.SentMail(row.Id)) is not null),
            found => found.Seen is not null || found.Settled, "the provider's event");
        await fair.SettleAsync();
        Assert.Single(await fair.MailsAsync(row.To));
    }, only: message => message.Request.Method == Azure.Core.RequestMethod.Post && message.Request.Uri.Path.EndsWith("$batch", StringComparison.Ordinal), firstCall: 2, lastCall: 2);

    private static async Task MailsAsync(RunningFair fair, string to, int count)
    {
        await fair.MailAsync(to, count);
        Assert.Equal(count, (await fair.MailsAsync(to)).Count);
    }

    private static async Task ListedAsync(RunningFair fair, ApplicationRow row)
    {
        var listed = (await fair.RowsAsync<ListingRow>("L|")).Where(listing => listing.Application == row.Id).Select(listing => listing.RowKey).Order(StringComparer.Ordinal);
        Assert.Equal(row.Listings().Select(listing => listing.RowKey).Order(StringComparer.Ordinal), listed);
    }

    private Task EveryCaseAsync(
        string name, Func<RunningFair, Action, Task> flow, bool eventWebhook = true, Func<Azure.Core.HttpMessage, bool>? only = null, int firstCall = 1, int lastCall = 12) =>
        FaultCases.RunAsync(storage, output, name, flow, eventWebhook, only, firstCall, lastCall);
}
