using System.Text.Json.Serialization;
using Azure.Storage.Queues;
using Microsoft.Extensions.Logging;
using Platform.Records;

namespace Platform.Mail;

/// <summary>A message of the queue: which rows of the outbox to send. No personal data travels in it.</summary>
/// <param name="Edition">The partition.</param>
/// <param name="Ids">The outbox rows' ids; what was stored in one transaction shares a message.</param>
public sealed record MailQueued(string Edition, IReadOnlyList<string> Ids) : IQueueMessage
{
    [JsonIgnore]
    public string? Fault => Edition.Length == 0 ? "Edition is empty" : Ids.Count == 0 || !Ids.All(Id.IsValid) ? "Ids are no ids of mails" : null;
}

/// <summary>The queue of mails to send.</summary>
public sealed partial class MailQueue(QueueServiceClient queues, ILogger<MailQueue> logger)
{
    public const string Name = "mail";

    private readonly QueueClient queue = queues.GetQueueClient(Name);

    /// <summary>
    /// Queues what was stored. A failure here loses nothing, so it fails nothing: the timer that requeues finds the row.
    /// </summary>
    public Task SendAsync(OutboxRow row, CancellationToken cancellationToken, TimeSpan delay = default) => SendAsync([row], cancellationToken, delay);

    /// <summary>The same for what one transaction stored, at most 100 rows: one message for them all.</summary>
    public async Task SendAsync(IReadOnlyList<OutboxRow> rows, CancellationToken cancellationToken, TimeSpan delay = default)
    {
        if (rows.Count == 0)
        {
            return;
        }

        try
        {
            await queue.SendMessageAsync(BinaryData.FromObjectAsJson(new MailQueued(rows[0].PartitionKey, [.. rows.Select(row => row.Id)])), delay, cancellationToken: cancellationToken);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            LogNotQueued(exception, rows[0].Id, rows.Count);
        }
    }

    /// <summary>Queues one row of a message by itself, so that it is retried by itself.</summary>
    public Task SendAloneAsync(string edition, string id, CancellationToken cancellationToken) =>
        queue.SendMessageAsync(BinaryData.FromObjectAsJson(new MailQueued(edition, [id])), cancellationToken: cancellationToken);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Mail {OutboxId} and its group ({Count}) are stored and could not be queued; the timer will queue them.")]
    private partial void LogNotQueued(Exception exception, string outboxId, int count);
}
