namespace Fair.Workshops;

/// <summary>Gives seats that are owed to people of the waiting list; the promotions are the ledger's own.</summary>
internal sealed class SettleOperation : SeatOperation<bool>
{
    public override PlanResult Plan(SeatLedger ledger)
    {
        if (ledger.Kind is not null)
        {
            return PlanResult.Later;
        }

        if (!ledger.Workshop.OwesSeats)
        {
            return Decide(true);
        }

        ledger.Kind = typeof(SettleOperation);
        Answer = true;
        return PlanResult.InDraft;
    }

    public override void Unknown() => Answer = false;
}
