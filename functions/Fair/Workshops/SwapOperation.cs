using Platform.Editions;
using Platform.Records;

namespace Fair.Workshops;

/// <summary>Gives one place back and takes one in another workshop, both or neither.</summary>
internal sealed class SwapOperation(string heldWorkshop, int heldNumber, FairTable table, SignUpMails writer, Edition edition) : SeatOperation<SignUpResult>
{
    private SignUpRow? held;
    private SignUpRow? own;
    private WorkshopRow? left;
    private IReadOnlyList<AgendaRow> agendas = [];

    // The same swap again is the same form.
    private readonly string formId = $"swap:{heldWorkshop}:{heldNumber}";

    public override async Task LoadAsync(WorkshopRow current)
    {
        (own, agendas) = (null, []);
        held = await SignUps.FindAsync(table, edition.Id, heldWorkshop, heldNumber, CancellationToken.None);
        left = await table.GetAsync<WorkshopRow>(edition.Id, WorkshopKeys.Workshop(heldWorkshop), CancellationToken.None);
        if (held is null)
        {
            return;
        }

        var person = Request.Person;
        var parts = AgendaRow.Parts(held.Starts, held.Ends).Union(current.PartsToLookInto());
        agendas = await Task.WhenAll(parts.Select(async part =>
            await table.GetAsync<AgendaRow>(edition.Id, WorkshopKeys.Agenda(person, part), CancellationToken.None) ?? new() { PartitionKey = edition.Id, RowKey = WorkshopKeys.Agenda(person, part) }));
        if (Places.FirstOrDefault(place => place.Workshop == current.Id && place.Form == Request.Form) is { } place)
        {
            own = await SignUps.FindAsync(table, edition.Id, current.Id, place.Number, CancellationToken.None);
        }
    }

    public override PlanResult Plan(SeatLedger ledger)
    {
        if (ledger.Kind is not null)
        {
            return PlanResult.Later;
        }

        if (Known(ledger) is { } known)
        {
            return Decide(known);
        }

        ledger.Kind = typeof(SwapOperation);
        var other = new SeatLedger(left!, writer, edition, ledger.Now);
        var signUp = SignUpRows.Enter(ledger, Request, [], writer, edition);
        var agendaOfHeld = AgendaRow.Parts(held!.Starts, held.Ends).ToList();
        var agendaOfNew = AgendaRow.Parts(signUp.Starts, signUp.Ends).ToList();
        foreach (var (agenda, part) in agendas.Select(agenda => (agenda, agenda.RowKey.Split('|')[^1])).Where(one => agendaOfHeld.Contains(one.Item2) || agendaOfNew.Contains(one.Item2)))
        {
            if (agendaOfHeld.Contains(part))
            {
                agenda.GiveBack(heldWorkshop, heldNumber);
            }

            if (agendaOfNew.Contains(part))
            {
                agenda.Add(new(signUp.Workshop, signUp.Number, signUp.Starts, signUp.Ends, Request.Form));
            }

            SignUpRows.Write(ledger, agenda);
        }

        // The mail of the new place says it all, but a calendar wants the old entry taken out.
        SignUpRows.Leave(other, held, [], new SignUpCancelledMail(SignUpMails.Details(held, left!), held.State == SignUpState.Seat, ByDesk: false), by: "");
        ledger.Include(other);
        Answer = new SignUpResult.Stored(signUp.PositionTold);
        return PlanResult.InDraft;
    }

    public override void Unknown() => Answer = new SignUpResult.Unknown();

    private SignUpRequest Request => SignUpRequest.FromSignUp(held!, formId);

    private IEnumerable<AgendaPlace> Places => agendas.SelectMany(agenda => agenda.ReadPlaces());

    private SignUpResult? Known(SeatLedger ledger)
    {
        if (held is null || left is null)
        {
            return new SignUpResult.Unknown();
        }

        if (own is not null)
        {
            return own.State == SignUpState.Cancelled ? new SignUpResult.GivenBack() : new SignUpResult.Stored(own.PositionTold);
        }

        if (Places.Any(place => place.Workshop == ledger.Workshop.Id))
        {
            return new SignUpResult.Already();
        }

        if (held.State == SignUpState.Cancelled || ledger.Now >= left.Starts)
        {
            return new SignUpResult.GivenBack();
        }

        if (ledger.Phase != SignUpPhase.Open)
        {
            return new SignUpResult.NotOpen();
        }

        var inTheWay = Places.Where(place => !place.IsSame(heldWorkshop, heldNumber) && place.Overlaps(ledger.Workshop.Starts, ledger.Workshop.Ends)).Distinct().ToList();
        return inTheWay.Count > 0 ? new SignUpResult.Collides(inTheWay) : null;
    }
}
