using Microsoft.Azure.Functions.Worker;
using Platform.Mail;

namespace Fair.Mail;

/// <summary>Records the messages that were given up.</summary>
public sealed class RecordPoison(PoisonMessages poison)
{
    [Function(nameof(RecordPoison))]
    public Task RunAsync([TimerTrigger("50 */5 * * * *")] TimerInfo timer, CancellationToken cancellationToken) => poison.RecordAsync(cancellationToken);
}
