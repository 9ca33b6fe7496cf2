using Microsoft.Azure.Functions.Worker;

namespace Fair.Mail;

/// <summary>Records messages about mails that failed too often.</summary>
public sealed class RecordPoisonMail(PoisonMessages poison)
{
    [Function(nameof(RecordPoisonMail))]
    public Task Run([QueueTrigger($"{MailQueue.Name}-poison")] string message, CancellationToken cancellationToken) => poison.Record(MailQueue.Name, message, cancellationToken);
}
