using Azure.Data.Tables;
using Azure.Storage.Queues;
using Fair.Applications;
using Platform.Editions;
using Platform.Mail;
using Platform.Records;

namespace Fair.Benchmarks;

/// <summary>The storage calls of applying and nothing else: the same rows in one transaction, the same message to a queue.</summary>
internal sealed class BareCalls
{
    private readonly TableClient table;
    private readonly QueueClient queue;
    private readonly ApplicationRow template;
    private readonly string edition;
    private readonly TimeProvider clock;

    private BareCalls(TableClient table, QueueClient queue, ApplicationRow template, string edition, TimeProvider clock) =>
        (this.table, this.queue, this.template, this.edition, this.clock) = (table, queue, template, edition, clock);

    /// <summary>Calls that write what the first application wrote, to a table and a queue that nobody else uses.</summary>
    public static async Task<BareCalls> LikeAsync(MeasuredFair fair)
    {
        var table = new TableClient(fair.Storage, "Bare");
        var queue = new QueueClient(fair.Storage, "bare", new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 });
        await table.CreateIfNotExistsAsync();
        await queue.CreateIfNotExistsAsync();
        var edition = fair.Get<Edition>().Id;
        var written = await fair.Get<FairTable>().ReadPageAsync<ApplicationRow>(edition, ApplicationKeys.Application(""), 1, null, CancellationToken.None);
        return new(table, queue, written.Rows[0], edition, fair.Get<TimeProvider>());
    }

    public (IReadOnlyList<TableTransactionAction> Actions, MailQueued Message) Prepare()
    {
        var row = new ApplicationRow
        {
            PartitionKey = edition,
            RowKey = ApplicationKeys.Application(Id.New(clock)),
            Number = ApplicationNumber.New(),
            State = template.State,
            Email = template.Email,
            Language = template.Language,
            Answers = template.Answers,
            Files = template.Files,
            Folder = template.Folder,
            History = template.History,
            ReceivedAt = clock.GetUtcNow(),
        };
        var mail = OutboxRow.Create(edition, new ApplicationReceivedMail(row.Number, "Coopérative Al Fakhar"), row.Id, row.Email, row.ReadLanguage(), clock);
        ITableEntity[] rows =
        [
            Marker(Keys.Form(row.Id), row, Keys.Hash(row.Answers)),
            Marker(ApplicationKeys.Organisation(row.Id), row),
            Marker(ApplicationKeys.Number(row.Number), row),
            Marker(ApplicationKeys.Address(row.Email, row.Id), row),
            row,
            mail,
            .. row.Listings(),
        ];
        return ([.. rows.Select(one => new TableTransactionAction(TableTransactionActionType.Add, one))], new(edition, [mail.Id]));
    }

    public async Task MakeAsync((IReadOnlyList<TableTransactionAction> Actions, MailQueued Message) prepared)
    {
        await table.SubmitTransactionAsync(prepared.Actions);
        await queue.SendMessageAsync(BinaryData.FromObjectAsJson(prepared.Message));
    }

    private UniqueKeyRow Marker(string key, ApplicationRow row, string fingerprint = "") =>
        new() { PartitionKey = edition, RowKey = key, Application = row.Id, Number = row.Number, Fingerprint = fingerprint };
}
