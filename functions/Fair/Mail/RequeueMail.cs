using Fair.Editions;
using Fair.Storage;
using Microsoft.Azure.Functions.Worker;

namespace Fair.Mail;

/// <summary>
/// Queues what fell between: rows that were stored and never queued, claims that expired, mails whose time to wait is
/// over. A message too many does no harm.
/// </summary>
public sealed class RequeueMail(FairTable table, MailQueue queue, Edition edition, TimeProvider clock)
{
    /// <summary>How long a queued message may take before a second one is sent.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    [Function(nameof(RequeueMail))]
    public async Task Run([TimerTrigger("0 * * * * *")] TimerInfo timer, CancellationToken cancellationToken)
    {
        string? after = null;
        do
        {
            var slice = await table.Read<OutboxRow>(edition.Id, Keys.OutboxPrefix, 500, after, cancellationToken);
            foreach (var row in slice.Rows.Where(IsDue))
            {
                row.QueuedAt = clock.GetUtcNow();
                if (await table.Update(row, cancellationToken) == Stored.Yes)
                {
                    await queue.Send(row, cancellationToken);
                }
            }

            after = slice.Next;
        }
        while (after is not null);
    }

    private bool IsDue(OutboxRow row)
    {
        var now = clock.GetUtcNow();
        return row.QueuedAt + Patience < now
            && !(row.NotBefore > now)
            && (row.State != OutboxRow.Sending || row.ClaimedAt + Outbox.ClaimExpires < now);
    }
}
