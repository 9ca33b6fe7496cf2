using Microsoft.Azure.Functions.Worker;
using Platform.Editions;
using Platform.Mail;
using Platform.Records;

namespace Fair.Workshops;

/// <summary>A day before a workshop it queues the reminders, once for each start; and it pays seats that are still owed to a waiting list.</summary>
public sealed class RemindWorkshops(FairTable table, MailQueue queue, Seats seats, Edition edition, TimeProvider clock)
{
    private static readonly TimeSpan Before = TimeSpan.FromHours(24);

    [Function(nameof(RemindWorkshops))]
    public async Task RunAsync([TimerTrigger("0 */5 * * * *")] TimerInfo timer, CancellationToken cancellationToken)
    {
        var workshops = await table.ReadPageAsync<WorkshopRow>(edition.Id, WorkshopKeys.WorkshopPrefix, Programme.Max, null, cancellationToken);
        foreach (var workshop in workshops.Rows)
        {
            if (IsDue(workshop))
            {
                await RemindAsync(workshop, cancellationToken);
            }
        }

        // All the reminders are on their way before anything here can fail.
        await Task.WhenAll(workshops.Rows.Where(workshop => workshop.OwesSeats).Select(workshop => seats.SettleAsync(workshop.Id)));
    }

    private bool IsDue(WorkshopRow workshop)
    {
        var now = clock.GetUtcNow();
        return !workshop.IsCancelled && workshop.RemindedFor != workshop.Starts && now >= workshop.Starts - Before && now < workshop.ClosesAt(edition);
    }

    private async Task RemindAsync(WorkshopRow workshop, CancellationToken cancellationToken)
    {
        var row = WorkshopFanOut.Row(WorkshopReminder.StoredKind, workshop, clock);
        workshop.RemindedFor = workshop.Starts;
        // Another instance, or a sign-up, was faster: the next round comes in five minutes.
        if (await table.CommitAsync(new TableTransaction().Merge(workshop.Reminded()).Add(row), cancellationToken) == CommitResult.Committed)
        {
            await queue.SendAsync(row, cancellationToken);
        }
    }
}
