using Fair.Editions;
using Fair.Storage;

namespace Fair.Workshops;

/// <summary>Gives one place back and takes one in another workshop, both or neither.</summary>
internal sealed class SwapOperation(string heldWorkshop, int heldNumber, FairTable table, SignUpMails writer, Edition edition) : SeatOperation<SignedUp>
{
    private SignUpRow? held;
    private SignUpRow? own;
    private WorkshopRow? left;
    private IReadOnlyList<AgendaRow> agendas = [];

    // The same swap again is the same form.
    private readonly string formId = $"swap:{heldWorkshop}:{heldNumber}";

    public override async Task Look(WorkshopRow current)
    {
        (own, agendas) = (null, []);
        held = await SignUps.Find(table, edition.Id, heldWorkshop, heldNumber, CancellationToken.None);
        left = await table.Get<WorkshopRow>(edition.Id, Keys.Workshop(heldWorkshop), CancellationToken.None);
        if (held is null)
        {
            return;
        }

        var person = Request.Person;
        var parts = AgendaRow.Parts(held.Starts, held.Ends).Union(current.PartsToLookInto());
        agendas = await Task.WhenAll(parts.Select(async part =>
            await table.Get<AgendaRow>(edition.Id, Keys.Agenda(person, part), CancellationToken.None) ?? new() { PartitionKey = edition.Id, RowKey = Keys.Agenda(person, part) }));
        if (Places.FirstOrDefault(place => place.Workshop == current.Id && place.Form == Request.Form) is { } place)
        {
            own = await SignUps.Find(table, edition.Id, current.Id, place.Number, CancellationToken.None);
        }
    }

    public override Planned Plan(SeatDraft draft)
    {
        if (draft.Kind is not null)
        {
            return Planned.Later;
        }

        if (Known(draft) is { } known)
        {
            return Decide(known);
        }

        draft.Kind = typeof(SwapOperation);
        var other = new SeatDraft(left!, writer, edition, draft.Now);
        var signUp = SignUpRows.Enter(draft, Request, [], writer, edition);
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
                agenda.Take(new(signUp.Workshop, signUp.Number, signUp.Starts, signUp.Ends, Request.Form));
            }

            SignUpRows.Write(draft, agenda);
        }

        // The mail of the new place says it all, but a calendar wants the old entry taken out.
        SignUpRows.Leave(other, held, [], new SignUpCancelledMail(SignUpMails.Facts(held, left!), held.State == SignUpState.Seat, ByDesk: false), by: "");
        draft.Include(other);
        Answer = new SignedUp.Stored(signUp.PositionTold);
        return Planned.InDraft;
    }

    public override void Unknown() => Answer = new SignedUp.Unknown();

    private SignUpRequest Request => SignUpRequest.Of(held!, formId);

    private IEnumerable<AgendaPlace> Places => agendas.SelectMany(agenda => agenda.ReadPlaces());

    private SignedUp? Known(SeatDraft draft)
    {
        if (held is null || left is null)
        {
            return new SignedUp.Unknown();
        }

        if (own is not null)
        {
            return own.State == SignUpState.Cancelled ? new SignedUp.GivenBack() : new SignedUp.Stored(own.PositionTold);
        }

        if (Places.Any(place => place.Workshop == draft.Workshop.Id))
        {
            return new SignedUp.Already();
        }

        if (held.State == SignUpState.Cancelled || draft.Now >= left.Starts)
        {
            return new SignedUp.GivenBack();
        }

        if (draft.Phase != SignUpPhase.Open)
        {
            return new SignedUp.NotOpen();
        }

        var inTheWay = Places.Where(place => !place.IsSame(heldWorkshop, heldNumber) && place.Overlaps(draft.Workshop.Starts, draft.Workshop.Ends)).Distinct().ToList();
        return inTheWay.Count > 0 ? new SignedUp.Collides(inTheWay) : null;
    }
}
