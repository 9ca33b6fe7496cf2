using Fair.Editions;
using Fair.Storage;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace Fair.Mail;

/// <summary>A queue message that failed too often, kept for the organisers.</summary>
public sealed class PoisonRow : Row
{
    public string Queue { get; set; } = "";

    public string Message { get; set; } = "";

    public DateTimeOffset At { get; set; }
}

/// <summary>Records what failed too often, so that the desk shows it and can send it again.</summary>
public sealed partial class RecordPoisonMail(FairTable table, Edition edition, TimeProvider clock, ILogger<RecordPoisonMail> logger)
{
    [Function(nameof(RecordPoisonMail))]
    public async Task Run([QueueTrigger($"{MailQueue.Name}-poison")] string message, CancellationToken cancellationToken)
    {
        LogPoison(MailQueue.Name);
        await table.Put(
            new PoisonRow
            {
                PartitionKey = edition.Id,
                RowKey = Keys.Poison(MailQueue.Name, message),
                Queue = MailQueue.Name,
                Message = message,
                At = clock.GetUtcNow(),
            },
            cancellationToken);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A message of queue {Queue} failed too often and is kept for the organisers.")]
    private partial void LogPoison(string queue);
}
