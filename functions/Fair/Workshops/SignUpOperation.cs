using Fair.Editions;
using Fair.Storage;
using Fair.Synthetic;
using Fair.Telemetry;

namespace Fair.Workshops;

/// <summary>
/// One person's sign-up. Its rows are added blindly; only when one of them turns out to be there are the person's agendas
/// read, to tell the same form sent twice from a collision.
/// </summary>
internal sealed class SignUpOperation(string workshop, SignUpRequest request, bool looks, FairTable table, SignUpMails writer, Edition edition) : SeatOperation<SignedUp>
{
    private bool looks = looks;
    private IReadOnlyList<AgendaRow> agendas = [];
    private SignUpRow? own;
    private SignUpRow? entered;

    public SignUpRequest Request => request;

    public override async Task Look(WorkshopRow current)
    {
        if (!looks && current.LeftParts.Length == 0)
        {
            return;
        }

        var parts = current.PartsToLookInto().Select(part => table.Get<AgendaRow>(edition.Id, Keys.Agenda(request.Person, part), CancellationToken.None));
        agendas = [.. (await Task.WhenAll(parts)).OfType<AgendaRow>()];
        own = agendas.SelectMany(agenda => agenda.ReadPlaces()).FirstOrDefault(place => place.Workshop == workshop) is { } place && place.Form == request.Form
            ? await SignUps.Find(table, edition.Id, workshop, place.Number, CancellationToken.None)
            : null;
    }

    public override void Collided() => looks = true;

    public override Planned Plan(SeatDraft draft)
    {
        if (draft.Kind is not null && draft.Kind != typeof(SignUpOperation))
        {
            return Planned.Later;
        }

        entered = null;
        if (Known(draft) is { } known)
        {
            return Decide(known);
        }

        if (draft.Phase != SignUpPhase.Open)
        {
            return Decide(new SignedUp.NotOpen());
        }

        var rows = AgendaRow.Parts(draft.Workshop.Starts, draft.Workshop.Ends).Select(Agenda).ToList();
        if (!draft.Fits(rows.Count + 2, rows.Select(row => row.RowKey)))
        {
            return Planned.Later;
        }

        draft.Kind = typeof(SignUpOperation);
        var signUp = SignUpRows.Enter(draft, request, rows, writer, edition);
        entered = signUp;
        Answer = new SignedUp.Stored(signUp.PositionTold);
        return Planned.InDraft;
    }

    public override void Done()
    {
        if (entered is { } signUp && !SyntheticFair.Owns(edition.Id))
        {
            FairTelemetry.SignUps.Add(1, new KeyValuePair<string, object?>("state", signUp.State));
        }

        base.Done();
    }

    public override void Unknown() => Answer = new SignedUp.Unknown();

    private AgendaRow Agenda(string part)
    {
        var key = Keys.Agenda(request.Person, part);
        return agendas.FirstOrDefault(agenda => agenda.RowKey == key)?.Copy() ?? new() { PartitionKey = edition.Id, RowKey = key };
    }

    /// <summary>What the person's agendas, if they were read, say of this wish; null if nothing stands against it.</summary>
    private SignedUp? Known(SeatDraft draft)
    {
        if (own is not null)
        {
            return own.State == SignUpState.Cancelled ? new SignedUp.GivenBack() : new SignedUp.Stored(own.PositionTold);
        }

        var places = agendas.SelectMany(agenda => agenda.ReadPlaces()).DistinctBy(place => (place.Workshop, place.Number)).ToList();
        if (places.Exists(place => place.Workshop == workshop))
        {
            return new SignedUp.Already();
        }

        if (agendas.Any(agenda => agenda.SpentForms.Contains(request.Form)))
        {
            return new SignedUp.GivenBack();
        }

        var held = places.Where(place => place.Overlaps(draft.Workshop.Starts, draft.Workshop.Ends)).ToList();
        return held.Count > 0 ? new SignedUp.Collides(held) : null;
    }
}
