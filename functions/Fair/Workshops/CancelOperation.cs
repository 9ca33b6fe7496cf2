using Platform.Editions;
using Platform.Records;

namespace Fair.Workshops;

/// <summary>Gives a seat or a place in the line back.</summary>
/// <param name="workshop">The workshop's id.</param>
/// <param name="number">The sign-up's number.</param>
/// <param name="by">The organiser who cancels; empty for the person.</param>
/// <param name="table">Where rows are.</param>
/// <param name="edition">The fair.</param>
internal sealed class CancelOperation(string workshop, int number, string by, FairTable table, Edition edition) : SeatOperation<CancelResult>
{
    private SignUpRow? signUp;
    private IReadOnlyList<AgendaRow> agendas = [];

    public override async Task LoadAsync(WorkshopRow current)
    {
        signUp = await SignUps.FindAsync(table, edition.Id, workshop, number, CancellationToken.None);
        agendas = signUp is null or { State: SignUpState.Cancelled } ? [] : await SignUps.AgendasAsync(table, signUp, CancellationToken.None);
    }

    public override PlanResult Plan(SeatLedger ledger)
    {
        if (ledger.Kind is not null && ledger.Kind != typeof(CancelOperation))
        {
            return PlanResult.Later;
        }

        if (signUp is null || signUp.State == SignUpState.Cancelled)
        {
            return Decide(signUp is null ? CancelResult.Unknown : CancelResult.Done);
        }

        if (ledger.Now >= ledger.Workshop.Starts)
        {
            return Decide(CancelResult.TooLate);
        }

        // Room for whoever is promoted for it.
        if (!ledger.Fits(agendas.Count + 7, [signUp.RowKey, .. agendas.Select(agenda => agenda.RowKey)]))
        {
            return PlanResult.Later;
        }

        ledger.Kind = typeof(CancelOperation);
        var template = new SignUpCancelledMail(SignUpMails.Details(signUp, ledger.Workshop), signUp.State == SignUpState.Seat, by.Length > 0);
        SignUpRows.Leave(ledger, signUp, agendas, template, by);
        Answer = CancelResult.Done;
        return PlanResult.InDraft;
    }

    public override void Unknown() => Answer = CancelResult.Unknown;
}
