using System.Net;
using Azure.Storage.Queues;
using Fair.Exhibitors;
using Fair.Languages;
using Fair.Mail;
using Fair.Storage;
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
    public Task Applying() => EveryCase("apply", async (fair, arm) =>
    {
        var fields = AnApplication.Of();
        var form = AnApplication.FormId(fair.Clock.GetUtcNow().AddMinutes(-1));
        var file = ("file-register", "extrait.pdf", System.Text.Encoding.ASCII.GetBytes("%PDF-1.4 %%EOF"));
        arm();
        var first = await fair.Send(fields, "fr", form, file);
        fair.Calls.Disarm();
        // Whoever got an error sends the same form again; whoever got a number went away.
        var answer = first.StatusCode == HttpStatusCode.SeeOther ? first : await fair.Send(fields, "fr", form, file);
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        await fair.Settle();

        var row = Assert.Single(await fair.Rows<ApplicationRow>("A|"), row => row.Email == fields["email"]);
        Assert.Single(row.ReadFiles());
        Assert.EndsWith(row.Number, answer.Headers.Location!.ToString());
        await Mails(fair, fields["email"], 1);
    });

    [Fact]
    public Task Editing() => EveryCase("edit", async (fair, arm) =>
    {
        var fields = AnApplication.Of();
        var (_, link) = await fair.Apply(fields);
        await fair.Settle();
        var changes = AnApplication.Body(new Dictionary<string, string>(fields) { ["sector"] = "services" });
        arm();
        var first = await fair.Client.PostAsync($"{link}/edit", changes);
        fair.Calls.Disarm();
        if (first.StatusCode != HttpStatusCode.SeeOther)
        {
            var again = await fair.Client.PostAsync($"{link}/edit", AnApplication.Body(new Dictionary<string, string>(fields) { ["sector"] = "services" }));
            Assert.Equal(HttpStatusCode.SeeOther, again.StatusCode);
        }

        await fair.Settle();
        var row = (await fair.Rows<ApplicationRow>("A|")).Single(row => row.Email == fields["email"]);
        Assert.Equal("services", row.ReadAnswers()["sector"]);
        await Listed(fair, row);
        await Mails(fair, fields["email"], 2);
    });

    [Fact]
    public Task Withdrawing() => EveryCase("withdraw", async (fair, arm) =>
    {
        var fields = AnApplication.Of();
        var (_, link) = await fair.Apply(fields);
        await fair.Settle();
        arm();
        var first = await fair.Client.PostAsync($"{link}/withdraw", null);
        fair.Calls.Disarm();
        if (first.StatusCode != HttpStatusCode.SeeOther)
        {
            Assert.Equal(HttpStatusCode.SeeOther, (await fair.Client.PostAsync($"{link}/withdraw", null)).StatusCode);
        }

        await fair.Settle();
        var row = (await fair.Rows<ApplicationRow>("A|")).Single(row => row.Email == fields["email"]);
        Assert.Equal(ApplicationState.Withdrawn, row.State);
        Assert.Null(await fair.Row<MarkerRow>(Keys.Organisation(Organisation.Identity(row.ReadAnswers()))));
        await Listed(fair, row);
        await Mails(fair, fields["email"], 2);
    });

    [Fact]
    public Task Deciding() => EveryCase("decide", async (fair, arm) =>
    {
        var fields = AnApplication.Of();
        await fair.Apply(fields);
        await fair.Settle();
        var id = (await fair.Rows<ApplicationRow>("A|")).Single(row => row.Email == fields["email"]).Id;
        var desk = await fair.SignedIn("organiser");
        arm();
        var first = await Decide();
        fair.Calls.Disarm();
        if (first.StatusCode != HttpStatusCode.SeeOther)
        {
            Assert.Equal(HttpStatusCode.SeeOther, (await Decide()).StatusCode);
        }

        await fair.Settle();
        var row = (await fair.Rows<ApplicationRow>("A|")).Single(row => row.Id == id);
        Assert.Equal(ApplicationState.Accepted, row.State);
        Assert.Single(row.ReadHistory(), entry => entry.What == ApplicationState.Accepted);
        await Listed(fair, row);
        await Mails(fair, fields["email"], 2);

        Task<HttpResponseMessage> Decide() =>
            desk.PostAsync($"/ar/desk/applications/{id}", new FormUrlEncodedContent([new("decision", "accepted")]));
    });

    [Fact]
    public Task Asking_for_a_link() => EveryCase("link", async (fair, arm) =>
    {
        var fields = AnApplication.Of();
        await fair.Apply(fields);
        await fair.Settle();
        arm();
        var first = await Ask();
        fair.Calls.Disarm();
        var stored = (await fair.Rows<OutboxRow>(Keys.OutboxPrefix)).Count > 0 || (await fair.Mails(fields["email"])).Count > 1;
        if (first.StatusCode != HttpStatusCode.OK && !stored)
        {
            Assert.Equal(HttpStatusCode.OK, (await Ask()).StatusCode);
        }

        await fair.Settle();
        await Mails(fair, fields["email"], 2);

        Task<HttpResponseMessage> Ask() => fair.Client.PostAsync("/ar/link", new FormUrlEncodedContent([new("email", fields["email"])]));
    });

    [Fact]
    public Task Sending() => EveryCase("send", async (fair, arm) =>
    {
        var row = OutboxRow.For(
            fair.Edition.Id, new ApplicationReceivedMail("1234566", "Exemple"), Id.New(fair.Clock), $"to{Random.Shared.NextInt64()}@example.org", Language.Arabic, fair.Clock);
        await fair.Get<FairTable>().Submit(new Batch().Add(row), CancellationToken.None);
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
        await fair.Settle();

        var ledger = await RunningFair.Eventually(() => fair.Row<LedgerRow>(Keys.Ledger(row.Id)), found => found is not null, "the mail in the ledger");
        Assert.Equal(row.Id, ledger!.OutboxId);
        var mails = await fair.Mails(row.To);
        Assert.True(mails.Count >= 1, "The mail was lost.");
        // Twice only where the process died between the provider's acceptance and the row's update, and then with the same id.
        Assert.True(mails.Count == 1 || (mails.Count == 2 && fair.Calls.LastFault is Fault.CrashBefore or Fault.Refused or Fault.Outage), $"{mails.Count} mails.");
        Assert.All(mails, mail => Assert.Equal(row.Id, mail.CustomArgs["outbox_id"]));
    }, eventWebhook: false);

    [Fact]
    public Task Sending_with_the_providers_events_doubles_nothing() => EveryCase("send, with events", async (fair, arm) =>
    {
        var row = OutboxRow.For(
            fair.Edition.Id, new ApplicationReceivedMail("1234566", "Exemple"), Id.New(fair.Clock), $"to{Random.Shared.NextInt64()}@example.org", Language.Arabic, fair.Clock);
        await fair.Get<FairTable>().Submit(new Batch().Add(row), CancellationToken.None);
        // Only the sending's own transaction that settles: the events' calls are let be.
        arm();
        await fair.Get<MailQueue>().Send(row, CancellationToken.None);
        await fair.Mail(row.To);
        await Task.Delay(300);
        fair.Calls.Disarm();
        await RunningFair.Eventually(
            async () => ((await fair.Row<OutboxRow>(row.RowKey))?.Seen, Settled: await fair.Row<LedgerRow>(Keys.Ledger(row.Id)) is not null),
            found => found.Seen is not null || found.Settled, "the provider's event");
        await fair.Settle();
        Assert.Single(await fair.Mails(row.To));
    }, only: message => message.Request.Method == Azure.Core.RequestMethod.Post && message.Request.Uri.Path.EndsWith("$batch", StringComparison.Ordinal), firstCall: 2, lastCall: 2);

    private static async Task Mails(RunningFair fair, string to, int count)
    {
        await fair.Mail(to, count);
        Assert.Equal(count, (await fair.Mails(to)).Count);
    }

    private static async Task Listed(RunningFair fair, ApplicationRow row)
    {
        var listed = (await fair.Rows<ListingRow>("L|")).Where(listing => listing.Application == row.Id).Select(listing => listing.RowKey).Order(StringComparer.Ordinal);
        Assert.Equal(row.Listings().Select(listing => listing.RowKey).Order(StringComparer.Ordinal), listed);
    }

    private Task EveryCase(
        string name, Func<RunningFair, Action, Task> flow, bool eventWebhook = true, Func<Azure.Core.HttpMessage, bool>? only = null, int firstCall = 1, int lastCall = 12) =>
        FaultCases.Run(storage, output, name, flow, eventWebhook, only, firstCall, lastCall);
}
