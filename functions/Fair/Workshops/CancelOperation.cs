using Fair.Editions;
using Fair.Storage;

namespace Fair.Workshops;

/// <summary>Gives a seat or a place in the line back.</summary>
/// <param name="workshop">The workshop's id.</param>
/// <param name="number">The sign-up's number.</param>
/// <param name="by">The organiser who cancels; empty for the person.</param>
/// <param name="table">Where rows are.</param>
/// <param name="edition">The fair.</param>
internal sealed class CancelOperation(string workshop, int number, string by, FairTable table, Edition edition) : SeatOperation<Cancelled>
{
    private SignUpRow? signUp;
    private IReadOnlyList<AgendaRow> agendas = [];

    public override async Task Look(WorkshopRow current)
    {
        signUp = await SignUps.Find(table, edition.Id, workshop, number, CancellationToken.None);
        agendas = signUp is null or { State: SignUpState.Cancelled } ? [] : await SignUps.Agendas(table, signUp, CancellationToken.None);
    }

    public override Planned Plan(SeatDraft draft)
    {
        if (draft.Kind is not null && draft.Kind != typeof(CancelOperation))
        {
            return Planned.Later;
        }

        if (signUp is null || signUp.State == SignUpState.Cancelled)
        {
            return Decide(signUp is null ? Cancelled.Unknown : Cancelled.Yes);
        }

        if (draft.Now >= draft.Workshop.Starts)
        {
            return Decide(Cancelled.TooLate);
        }

        // Room for whoever is promoted for it.
        if (!draft.Fits(agendas.Count + 7, [signUp.RowKey, .. agendas.Select(agenda => agenda.RowKey)]))
        {
            return Planned.Later;
        }

        draft.Kind = typeof(CancelOperation);
        var mailing = new SignUpCancelledMail(SignUpMails.Facts(signUp, draft.Workshop), signUp.State == SignUpState.Seat, by.Length > 0);
        SignUpRows.Leave(draft, signUp, agendas, mailing, by);
        Answer = Cancelled.Yes;
        return Planned.InDraft;
    }

    public override void Unknown() => Answer = Cancelled.Unknown;
}
