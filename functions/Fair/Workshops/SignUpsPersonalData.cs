using Platform.Editions;
using Platform.Languages;
using Platform.Records;

namespace Fair.Workshops;

/// <summary>Somebody's sign-ups for workshops, given back ones too.</summary>
public sealed class SignUpsPersonalData(FairTable table, SignUps signUps, Seats seats, Edition edition, TimeProvider clock) : PersonalDataSource
{
    // More than an edition has parts of days.
    private const int MaxAgendas = 999;

    public override async Task<PersonalRecords> FindAsync(string email, Language language, CancellationToken cancellationToken)
    {
        var rows = await signUps.FindAllByEmailAsync(email, cancellationToken);
        return new(
            "signUps",
            rows.Count,
            rows.Select(row => new
            {
                row.Workshop,
                row.State,
                row.Code,
                row.NameArabic,
                row.NameLatin,
                row.Organisation,
                row.ApplicationNumber,
                row.Gender,
                row.Language,
                row.SignedUpAt,
                row.CancelledAt,
            }),
            [
                .. rows.Select(row => new PersonalLine("people.signUp", row.Subject, row.Name())
                {
                    State = $"signUpState.{row.State}", StateClass = SignUpState.Mark(row.State),
                }),
            ]);
    }

    /// <summary>The seat goes to the next in line.</summary>
    public override async Task ReleaseAsync(string email, string by, CancellationToken cancellationToken)
    {
        foreach (var row in (await signUps.FindAllByEmailAsync(email, cancellationToken)).Where(row => row.State is SignUpState.Seat or SignUpState.Waiting && row.Starts > clock.GetUtcNow()))
        {
            await seats.CancelAsync(row.Workshop, row.Number, by);
        }
    }

    public override async Task<int> EraseAsync(string email, string by, CancellationToken cancellationToken)
    {
        var rows = await signUps.FindAllByEmailAsync(email, cancellationToken);
        foreach (var row in rows)
        {
            (row.NameArabic, row.NameLatin, row.Email, row.Organisation, row.ApplicationNumber, row.OrganisationKeys, row.Code) = ("", "", "", "", "", "", "");
            await table.UpdateAsync(row, cancellationToken);
        }

        var agendas = await table.ReadPageAsync<AgendaRow>(edition.Id, WorkshopKeys.AgendaPrefix(email), MaxAgendas, null, cancellationToken);
        await table.DeleteAllAsync(edition.Id, agendas.Rows, cancellationToken);
        return rows.Count;
    }
}
