using Platform.Editions;
using Platform.Records;

namespace Fair.Workshops;

/// <summary>
/// One person's sign-up. Its rows are added blindly; only when one of them turns out to be there are the person's agendas
/// read, to tell the same form sent twice from a collision.
/// </summary>
internal sealed class SignUpOperation(string workshop, SignUpRequest request, bool looks, FairTable table, SignUpMails writer, Edition edition) : SeatOperation<SignUpResult>
{
    private bool looks = looks;
    private IReadOnlyList<AgendaRow> agendas = [];
    private SignUpRow? own;
    private SignUpRow? entered;

    public SignUpRequest Request => request;

    public override async Task LoadAsync(WorkshopRow current)
    {
        if (!looks && current.LeftParts.Length == 0)
        {
            return;
        }

        var parts = current.PartsToLookInto().Select(part => table.GetAsync<AgendaRow>(edition.Id, WorkshopKeys.Agenda(request.Person, part), CancellationToken.None));
        agendas = [.. (await Task.WhenAll(parts)).OfType<AgendaRow>()];
        own = agendas.SelectMany(agenda => agenda.ReadPlaces()).FirstOrDefault(place => place.Workshop == workshop) is { } place && place.Form == request.Form
            ? await SignUps.FindAsync(table, edition.Id, workshop, place.Number, CancellationToken.None)
            : null;
    }

    public override void Collided() => looks = true;

    public override PlanResult Plan(SeatLedger ledger)
    {
        if (ledger.Kind is not null && ledger.Kind != typeof(SignUpOperation))
        {
            return PlanResult.Later;
        }

        entered = null;
        if (Known(ledger) is { } known)
        {
            return Decide(known);
        }

        if (ledger.Phase != SignUpPhase.Open)
        {
            return Decide(new SignUpResult.NotOpen());
        }

        var rows = AgendaRow.Parts(ledger.Workshop.Starts, ledger.Workshop.Ends).Select(Agenda).ToList();
        if (!ledger.Fits(rows.Count + 2, rows.Select(row => row.RowKey)))
        {
            return PlanResult.Later;
        }

        ledger.Kind = typeof(SignUpOperation);
        var signUp = SignUpRows.Enter(ledger, request, rows, writer, edition);
        entered = signUp;
        Answer = new SignUpResult.Stored(signUp.PositionTold);
        return PlanResult.InDraft;
    }

    public override void Done()
    {
        if (entered is { } signUp && !TrialEdition.Owns(edition.Id))
        {
            SignUpTelemetry.SignUps.Add(1, new KeyValuePair<string, object?>("state", signUp.State));
        }

        base.Done();
    }

    public override void Unknown() => Answer = new SignUpResult.Unknown();

    private AgendaRow Agenda(string part)
    {
        var key = WorkshopKeys.Agenda(request.Person, part);
        return agendas.FirstOrDefault(agenda => agenda.RowKey == key)?.Copy() ?? new() { PartitionKey = edition.Id, RowKey = key };
    }

    /// <summary>What the person's agendas, if they were read, say of this request; null if nothing stands against it.</summary>
    private SignUpResult? Known(SeatLedger ledger)
    {
        if (own is not null)
        {
            return own.State == SignUpState.Cancelled ? new SignUpResult.GivenBack() : new SignUpResult.Stored(own.PositionTold);
        }

        var places = agendas.SelectMany(agenda => agenda.ReadPlaces()).DistinctBy(place => (place.Workshop, place.Number)).ToList();
        if (places.Exists(place => place.Workshop == workshop))
        {
            return new SignUpResult.Already();
        }

        if (agendas.Any(agenda => agenda.SpentForms.Contains(request.Form)))
        {
            return new SignUpResult.GivenBack();
        }

        var held = places.Where(place => place.Overlaps(ledger.Workshop.Starts, ledger.Workshop.Ends)).ToList();
        return held.Count > 0 ? new SignUpResult.Collides(held) : null;
    }
}
