using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using Fair.Certificates;
using Platform.Mail;
using Platform.Records;

namespace Fair.Benchmarks;

/// <summary>
/// The storage calls of issuing and mailing certificates and nothing else: the same rows in the same transactions, blobs of
/// the same size, the same messages; as many at a time as a queue's trigger takes.
/// </summary>
internal sealed class BareIssuing
{
    // host.json: a batch, and the next before the last half of it is done.
    private const int AtOnce = 24;
    private const int OrdersOfPage = 49;
    private const int MessagesOfCall = 16;

    // What an empty queue is left alone for, as in MeasuredFair.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly TableClient table;
    private readonly BlobContainerClient blobs;
    private readonly QueueClient orders;
    private readonly QueueClient mails;
    private readonly BinaryData pdf;

    private BareIssuing(string storage, byte[] pdf)
    {
        var options = new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 };
        (table, blobs) = (new(storage, "Bare"), new(storage, "bare"));
        (orders, mails) = (new(storage, "bare-orders", options), new(storage, "bare-mails", options));
        this.pdf = BinaryData.FromBytes(pdf);
    }

    /// <summary>Calls on a storage that is as empty as the fair's was.</summary>
    public static async Task<BareIssuing> OnAsync(string storage, string edition, byte[] pdf)
    {
        var bare = new BareIssuing(storage, pdf);
        await bare.table.CreateIfNotExistsAsync();
        await bare.blobs.CreateIfNotExistsAsync();
        await bare.orders.CreateIfNotExistsAsync();
        await bare.mails.CreateIfNotExistsAsync();
        await bare.table.UpsertEntityAsync(new CertificateCounterRow { PartitionKey = edition, RowKey = CertificateKeys.CertificateCounter });
        return bare;
    }

    /// <summary>Milliseconds that writing what issuing wrote takes.</summary>
    public async Task<double> TimeAsync(IReadOnlyList<CertificateRow> rows, TimeProvider clock)
    {
        var all = rows.Select(row => Issued.Of(row, clock)).ToList();
        var sample = new Sample();
        await sample.TimeAsync(() => Task.WhenAll(OrderAsync(all), WorkAsync(orders, all, IssueAsync), WorkAsync(mails, all, MailAsync)));
        return sample.Median;
    }

    private async Task OrderAsync(List<Issued> all)
    {
        foreach (var page in all.Chunk(OrdersOfPage))
        {
            await OrderPageAsync(page);
        }
    }

    private async Task OrderPageAsync(IReadOnlyList<Issued> page)
    {
        var row = page[0].Order;
        var counter = (await table.GetEntityAsync<CertificateCounterRow>(row.PartitionKey, CertificateKeys.CertificateCounter)).Value;
        var audit = AuditRow.Create(row.PartitionKey, row.IssuedAt, "sample.organiser", CertificateAudit.CertificatesIssued, "workshops/sample", row.NumberText);
        await table.SubmitTransactionAsync(
            [
                new(TableTransactionActionType.UpdateReplace, counter, counter.ETag), Add(audit),
                .. page.SelectMany(one => new[] { Add(one.Order), Add(one.Marker) }),
            ]);
        await Parallel.ForEachAsync(page, new ParallelOptions { MaxDegreeOfParallelism = MessagesOfCall }, async (one, _) => await SendAsync(orders, one));
    }

    private async Task IssueAsync(Issued one)
    {
        var order = (await table.GetEntityAsync<CertificateRow>(one.Order.PartitionKey, one.Order.RowKey)).Value;
        await blobs.GetBlobClient(one.Blob).UploadAsync(pdf, overwrite: true);
        await table.SubmitTransactionAsync([Delete(order), Add(one.Order.CopyTo(CertificateKeys.Certificate(order.Number))), Add(one.Order.CopyTo(CertificateKeys.CertificateCode(order.Code))), Add(one.Tally), Add(one.Mail)]);
        await SendAsync(mails, one);
    }

    private async Task MailAsync(Issued one)
    {
        var mail = (await table.GetEntityAsync<OutboxRow>(one.Mail.PartitionKey, one.Mail.RowKey)).Value;
        var claimed = await table.SubmitTransactionAsync(
            [new(TableTransactionActionType.UpdateReplace, mail, mail.ETag), Add(new TokenRow { PartitionKey = mail.PartitionKey, RowKey = Keys.Token(Token.New()), Subject = mail.Subject })]);
        await blobs.GetBlobClient(one.Blob).DownloadContentAsync();
        mail.ETag = claimed.Value[0].Headers.ETag!.Value;
        await table.SubmitTransactionAsync([Delete(mail), new(TableTransactionActionType.UpsertReplace, SentMailRow.From(mail, MailState.Sent, mail.QueuedAt))]);
    }

    /// <summary>Receives a message for each, works on it and deletes it.</summary>
    private static async Task WorkAsync(QueueClient queue, IReadOnlyCollection<Issued> all, Func<Issued, Task> work)
    {
        var known = all.ToDictionary(one => one.Mail.Id);
        using var room = new SemaphoreSlim(AtOnce);
        var inWork = new List<Task>();
        for (var received = 0; received < all.Count;)
        {
            QueueMessage[] messages = await queue.ReceiveMessagesAsync(MessagesOfCall, TimeSpan.FromMinutes(10));
            if (messages.Length == 0)
            {
                await Task.Delay(Pause);
            }

            foreach (var message in messages)
            {
                received++;
                await room.WaitAsync();
                inWork.Add(OneAsync(message));
            }
        }

        await Task.WhenAll(inWork);

        async Task OneAsync(QueueMessage message)
        {
            try
            {
                await work(known[message.Body.ToObjectFromJson<CertificateQueued>()!.Order]);
                await queue.DeleteMessageAsync(message.MessageId, message.PopReceipt);
            }
            finally
            {
                room.Release();
            }
        }
    }

    private static Task SendAsync(QueueClient queue, Issued one) => queue.SendMessageAsync(BinaryData.FromObjectAsJson(new CertificateQueued(one.Order.PartitionKey, one.Mail.Id)));

    private static TableTransactionAction Add(ITableEntity row) => new(TableTransactionActionType.Add, row);

    private static TableTransactionAction Delete(ITableEntity row) => new(TableTransactionActionType.Delete, row, row.ETag);

    /// <summary>The rows of one certificate.</summary>
    private sealed record Issued(CertificateRow Order, CertificateOfRow Marker, TallyRow Tally, OutboxRow Mail, string Blob)
    {
        public static Issued Of(CertificateRow row, TimeProvider clock)
        {
            var mailing = new CertificateMail(row.Name, row.ReadSubject().Kind.Code(), CertificateMail.TitleOf(row.ReadSubject()), row.NumberText, row.Code, CertificateFiles.Blob(row), "");
            var order = row.CopyTo(CertificateKeys.CertificateOrder(Id.New(clock)));
            var of = row.For.Split('|');
            return new(
                order,
                new() { PartitionKey = row.PartitionKey, RowKey = CertificateKeys.CertificateOf(of[0], of[1]), Number = row.Number, Order = order.RowKey },
                TallyRow.Between(row.PartitionKey, clock.GetUtcNow(), [], row.CountedAs())!,
                OutboxRow.Create(row.PartitionKey, mailing, CertificateRegister.Subject(row.Number), row.Email, row.ReadLanguage(), clock),
                CertificateFiles.Blob(row));
        }
    }
}
