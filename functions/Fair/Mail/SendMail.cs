using Microsoft.Azure.Functions.Worker;

namespace Fair.Mail;

/// <summary>Sends one mail of the outbox.</summary>
public sealed class SendMail(Outbox outbox)
{
    [Function(nameof(SendMail))]
    public Task Run([QueueTrigger(MailQueue.Name)] MailQueued message, CancellationToken cancellationToken) =>
        outbox.Send(message.Edition, message.Id, cancellationToken);
}
