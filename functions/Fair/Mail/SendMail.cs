using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using Platform.Mail;

namespace Fair.Mail;

/// <summary>Sends mails of the outbox: those that one transaction stored, each on its own.</summary>
public sealed partial class SendMail(Outbox outbox, MailQueue queue, ILogger<SendMail> logger)
{
    private const int AtOnce = 8;

    [Function(nameof(SendMail))]
    public Task RunAsync([QueueTrigger(MailQueue.Name)] string text, CancellationToken cancellationToken)
    {
        var message = QueueMessages.Read<MailQueued>(MailQueue.Name, text);
        return message.Ids.Count == 1
            ? outbox.SendAsync(message.Edition, message.Ids[0], cancellationToken)
            : Parallel.ForEachAsync(
                message.Ids, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
                async (id, cancellation) => await SendOneOfAsync(message.Edition, id, cancellation));
    }

    /// <summary>One that fails is queued by itself: its tries count for it alone, and the others are not sent for again.</summary>
    private async Task SendOneOfAsync(string edition, string id, CancellationToken cancellationToken)
    {
        try
        {
            await outbox.SendAsync(edition, id, cancellationToken);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            LogFailed(exception, id);
            await queue.SendAloneAsync(edition, id, cancellationToken);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Mail {OutboxId} failed among others and is queued by itself.")]
    private partial void LogFailed(Exception exception, string outboxId);
}
