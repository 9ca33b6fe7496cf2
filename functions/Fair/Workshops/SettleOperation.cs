namespace Fair.Workshops;

/// <summary>Gives seats that are owed to people of the waiting list; the promotions are the draft's own.</summary>
internal sealed class SettleOperation : SeatOperation<bool>
{
    public override Planned Plan(SeatDraft draft)
    {
        if (draft.Kind is not null)
        {
            return Planned.Later;
        }

        if (!draft.Workshop.OwesSeats)
        {
            return Decide(true);
        }

        draft.Kind = typeof(SettleOperation);
        Answer = true;
        return Planned.InDraft;
    }

    public override void Unknown() => Answer = false;
}
