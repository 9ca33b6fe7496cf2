using System.Text.Json;
using Platform.Editions;
using Platform.Languages;
using Platform.Records;

namespace Fair.Certificates;

/// <summary>The certificates that were mailed to somebody. Erased, they are revoked: nobody can be shown to hold them.</summary>
public sealed class CertificatesPersonalData(FairTable table, CertificateFiles certificates, Edition edition, TimeProvider clock) : PersonalDataSource
{
    public override async Task<PersonalRecords> FindAsync(string email, Language language, CancellationToken cancellationToken)
    {
        var rows = await FindAsync(email, cancellationToken);
        return new(
            "certificates",
            rows.Count,
            rows.Select(row => new
            {
                number = row.NumberText,
                row.Code,
                row.State,
                row.Name,
                subject = JsonSerializer.Deserialize<JsonElement>(row.Subject),
                row.IssuedAt,
                row.RevokedAt,
            }),
            [
                .. rows.Select(row => new PersonalLine("people.certificate", CertificateRegister.Subject(row.Number), row.NumberText)
                {
                    IsCode = true, State = $"certificateState.{row.State}", StateClass = row.State == CertificateState.Valid ? "accepted" : "declined",
                }),
            ]);
    }

    public override async Task<int> EraseAsync(string email, string by, CancellationToken cancellationToken)
    {
        var rows = await FindAsync(email, cancellationToken);
        foreach (var row in rows)
        {
            await EraseAsync(row, by, cancellationToken);
        }

        return rows.Count;
    }

    private Task<IReadOnlyList<CertificateRow>> FindAsync(string email, CancellationToken cancellationToken) =>
        table.FindByPropertyAsync<CertificateRow>(edition.Id, CertificateKeys.CertificatePrefix, nameof(CertificateRow.Email), email, cancellationToken);

    private async Task EraseAsync(CertificateRow row, string by, CancellationToken cancellationToken)
    {
        await certificates.DeleteAsync(row, cancellationToken);
        var counted = row.CountedAs().ToList();
        (row.Name, row.Email, row.State) = ("", "", CertificateState.Revoked);
        (row.RevokedAt, row.RevokedBy) = row.RevokedAt is null ? (clock.GetUtcNow(), by) : (row.RevokedAt, row.RevokedBy);
        if (row.ReadSubject() is StandHeld)
        {
            row.Subject = CertificateRow.ToJson(new StandHeld([]));
        }

        var transaction = new TableTransaction().Replace(row).Upsert(row.CopyTo(CertificateKeys.CertificateCode(row.Code)));
        if (TallyRow.Between(edition.Id, clock.GetUtcNow(), counted, row.CountedAs()) is { } tally)
        {
            transaction.Add(tally);
        }

        await table.CommitAsync(transaction, cancellationToken);
    }
}
