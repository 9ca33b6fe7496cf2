using Fair.Editions;
using Fair.Storage;
using Microsoft.Extensions.Logging;

namespace Fair.Mail;

/// <summary>A queue message that failed too often, kept for the organisers.</summary>
public sealed class PoisonRow : Row
{
    public string Queue { get; set; } = "";

    public string Message { get; set; } = "";

    public DateTimeOffset At { get; set; }
}

/// <summary>Keeps queue messages that failed too often, so that the desk shows them and can put them back.</summary>
public sealed partial class PoisonMessages(FairTable table, Edition edition, TimeProvider clock, ILogger<PoisonMessages> logger)
{
    public Task Record(string queue, string message, CancellationToken cancellationToken)
    {
        LogPoison(queue);
        var row = new PoisonRow { PartitionKey = edition.Id, RowKey = Keys.Poison(queue, message), Queue = queue, Message = message, At = clock.GetUtcNow() };
        return table.Put(row, cancellationToken);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A message of queue {Queue} failed too often and is kept for the organisers.")]
    private partial void LogPoison(string queue);
}
