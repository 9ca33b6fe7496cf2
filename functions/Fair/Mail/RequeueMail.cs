using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using Platform.Editions;
using Platform.Mail;
using Platform.Records;
using Platform.Telemetry;

namespace Fair.Mail;

/// <summary>
/// Queues what fell between: rows that were stored and never queued, claims that expired, mails whose time to wait is
/// over. A message too many does no harm.
/// </summary>
public sealed partial class RequeueMail(FairTable table, MailQueue queue, Edition edition, TimeProvider clock, ILogger<RequeueMail> logger)
{
    /// <summary>How long a queued message may take before a second one is sent.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <summary>A mail that waits longer is a matter for the operators.</summary>
    private static readonly TimeSpan TooLong = TimeSpan.FromHours(1);

    [Function(nameof(RequeueMail))]
    public async Task RunAsync([TimerTrigger("0 * * * * *")] TimerInfo timer, CancellationToken cancellationToken)
    {
        string? after = null;
        var waiting = 0;
        var oldest = clock.GetUtcNow();
        do
        {
            var slice = await table.ReadPageAsync<OutboxRow>(edition.Id, Keys.OutboxPrefix, 500, after, cancellationToken);
            foreach (var row in slice.Rows.Where(IsDue))
            {
                row.QueuedAt = clock.GetUtcNow();
                if (await table.UpdateAsync(row, cancellationToken) == CommitResult.Committed)
                {
                    await queue.SendAsync(row, cancellationToken);
                }
            }

            oldest = slice.Rows.Select(row => Id.Time(row.Id)).OfType<DateTimeOffset>().Append(oldest).Min();
            waiting += slice.Rows.Count(row => Id.Time(row.Id) + TooLong < clock.GetUtcNow());
            after = slice.Next;
        }
        while (after is not null);

        FairTelemetry.OutboxAge.Record((clock.GetUtcNow() - oldest).TotalSeconds);
        if (waiting > 0)
        {
            LogWait(waiting);
        }
    }

    private bool IsDue(OutboxRow row)
    {
        var now = clock.GetUtcNow();
        return row.QueuedAt + Patience < now
            && !(row.NotBefore > now)
            && (row.State != OutboxRow.Sending || row.ClaimedAt + Outbox.ClaimExpires < now);
    }

    // An alert of infra/modules/alerts.bicep looks for its first words.
    [LoggerMessage(Level = LogLevel.Information, Message = "Mails wait: {Count} for more than an hour.")]
    private partial void LogWait(int count);
}
