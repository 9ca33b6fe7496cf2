using Azure.Storage.Queues;
using Microsoft.Extensions.Logging;

namespace Fair.Mail;

/// <summary>A message of the queue: which row of the outbox to send. No personal data travels in it.</summary>
/// <param name="Edition">The partition.</param>
/// <param name="Id">The outbox row's id.</param>
public sealed record MailQueued(string Edition, string Id);

/// <summary>The queue of mails to send.</summary>
public sealed partial class MailQueue(QueueServiceClient queues, ILogger<MailQueue> logger)
{
    public const string Name = "mail";

    private readonly QueueClient queue = queues.GetQueueClient(Name);

    /// <summary>
    /// Queues what was stored. A failure here loses nothing, so it fails nothing: <see cref="RequeueMail"/> finds the row.
    /// </summary>
    public async Task Send(OutboxRow row, CancellationToken cancellationToken, TimeSpan delay = default)
    {
        try
        {
            await queue.SendMessageAsync(BinaryData.FromObjectAsJson(new MailQueued(row.PartitionKey, row.Id)), delay, cancellationToken: cancellationToken);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            LogNotQueued(exception, row.Id);
        }
    }

    /// <summary>Puts a message back that had failed too often.</summary>
    public Task SendAgain(string message, CancellationToken cancellationToken) => queue.SendMessageAsync(message, cancellationToken);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Mail {OutboxId} is stored and could not be queued; the timer will queue it.")]
    private partial void LogNotQueued(Exception exception, string outboxId);
}
