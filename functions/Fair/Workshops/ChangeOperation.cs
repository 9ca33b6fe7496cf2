using Platform.Mail;
using Platform.Records;

namespace Fair.Workshops;

/// <summary>What became of an organiser's change to a workshop.</summary>
public enum WorkshopChangeResult
{
    /// <summary>It is as asked for, now or before.</summary>
    Done,

    /// <summary>Somebody else changed the workshop since it was shown.</summary>
    Conflict,

    /// <summary>More seats are given than the change leaves.</summary>
    TooFewSeats,

    /// <summary>It was called off before.</summary>
    CalledOff,

    Unknown,
}

/// <summary>An organiser's change to a workshop, alone in its transaction but for the promotions that it makes possible.</summary>
/// <param name="change">Changes the row it is given, and says what became of it and which fan-out tells everyone; null tells nobody.</param>
/// <param name="audit">Says who changed what; stored if anything changes.</param>
internal sealed class ChangeOperation(Func<WorkshopRow, (WorkshopChangeResult Outcome, OutboxRow? Tells)> change, Func<AuditRow> audit) : SeatOperation<WorkshopChangeResult>
{
    public override PlanResult Plan(SeatLedger ledger)
    {
        if (ledger.Kind is not null)
        {
            return PlanResult.Later;
        }

        // On a copy: nobody else's seat may rest on a change that is refused.
        var changed = ledger.Workshop.Copy();
        var (outcome, tells) = change(changed);
        if (outcome != WorkshopChangeResult.Done)
        {
            return Decide(outcome);
        }

        ledger.Kind = typeof(ChangeOperation);
        // More seats, or a list that opens again: what is free belongs to the line.
        changed.OwesSeats |= changed.Given < changed.Seats && changed.Waiting > 0;
        if (changed.IsCancelled != ledger.Workshop.IsCancelled || WorkshopForm.Version(changed) != WorkshopForm.Version(ledger.Workshop))
        {
            ledger.Add(audit());
        }

        ledger.Change(changed);
        if (tells is not null)
        {
            ledger.Mail(tells);
        }

        Answer = WorkshopChangeResult.Done;
        return PlanResult.InDraft;
    }

    public override void Unknown() => Answer = WorkshopChangeResult.Unknown;
}
