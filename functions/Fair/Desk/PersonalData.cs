using System.Text.Json;
using Azure.Data.Tables;
using Fair.Applications;
using Fair.Attendance;
using Fair.Certificates;
using Fair.Workshops;
using Platform.Editions;
using Platform.Forms;
using Platform.Mail;
using Platform.Records;

namespace Fair.Desk;

/// <summary>
/// What is stored about whoever has an address, and its erasure. It is asked for rarely: so rows are found by reading each
/// kind's keys to the end, and no index of addresses has to be kept.
/// </summary>
public sealed class PersonalData(FairTable table, ApplicationFiles files, CertificateFiles certificates, Seats seats, Edition edition, TimeProvider clock)
{
    /// <summary>What of an application's answers counts and names nobody: it stays.</summary>
    private static readonly string[] Counted =
        ["kind", "country", "region", "province", "sector", "members", "women", "youth", "disabled", "firstParticipation", "standSize", "foundedYear", "topics", "language"];

    private static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public async Task<Person> FindAsync(string email, CancellationToken cancellationToken) => new(
        email,
        await RowsAsync<ApplicationRow>(ApplicationKeys.Applications, nameof(ApplicationRow.Email), email, cancellationToken),
        await RowsAsync<SignUpRow>("S|", nameof(SignUpRow.Email), email, cancellationToken),
        await RowsAsync<CertificateRow>(CertificateKeys.CertificatePrefix, nameof(CertificateRow.Email), email, cancellationToken),
        [
            .. await RowsAsync<SentMailRow>(Keys.SentMailPrefix, nameof(SentMailRow.To), email, cancellationToken),
            .. await RowsAsync<SentMailRow>(Keys.MailIssuePrefix, nameof(SentMailRow.To), email, cancellationToken),
        ]);

    /// <summary>Everything of it as JSON, for the person: as it is stored, without what only storage needs.</summary>
    public static byte[] Export(Person person) => JsonSerializer.SerializeToUtf8Bytes(
        new
        {
            email = person.Email,
            applications = person.Applications.Select(row => new { row.Number, row.State, row.ReceivedAt, row.Language, answers = JsonSerializer.Deserialize<JsonElement>(row.Answers), files = row.ReadFiles().Select(file => new { file.Use, file.Name, file.Size }), history = row.ReadHistory().Select(entry => new { entry.At, entry.What, entry.Reason }) }),
            signUps = person.SignUps.Select(row => new { row.Workshop, row.State, row.Code, row.NameArabic, row.NameLatin, row.Organisation, row.ApplicationNumber, row.Gender, row.Language, row.SignedUpAt, row.CancelledAt }),
            certificates = person.Certificates.Select(row => new { number = row.NumberText, row.Code, row.State, row.Name, subject = JsonSerializer.Deserialize<JsonElement>(row.Subject), row.IssuedAt, row.RevokedAt }),
            mails = person.Mails.Where(row => row.RowKey.StartsWith(Keys.SentMailPrefix, StringComparison.Ordinal)).Select(row => new { row.Kind, row.State, row.At, facts = JsonSerializer.Deserialize<JsonElement>(row.Payload) }),
        },
        Readable);

    /// <summary>Erases whoever has the address; what was counted stays counted. Done twice, or broken off and done again, it comes to the same.</summary>
    public async Task EraseAsync(string email, string by, CancellationToken cancellationToken)
    {
        foreach (var signUp in (await FindAsync(email, cancellationToken)).SignUps.Where(row => row.State is SignUpState.Seat or SignUpState.Waiting && row.Starts > clock.GetUtcNow()))
        {
            // The seat goes to the next in line; the mail about it is taken back below.
            await seats.CancelAsync(signUp.Workshop, signUp.Number, by);
        }

        var person = await FindAsync(email, cancellationToken);
        foreach (var row in person.Applications)
        {
            await EraseAsync(row, cancellationToken);
        }

        foreach (var row in person.SignUps)
        {
            (row.NameArabic, row.NameLatin, row.Email, row.Organisation, row.ApplicationNumber, row.OrganisationKeys, row.Code) = ("", "", "", "", "", "", "");
            await table.UpdateAsync(row, cancellationToken);
            if (await table.GetAsync<AttendanceRow>(edition.Id, AttendanceKeys.Attendance(row.Workshop, row.Number), cancellationToken) is { } attendance)
            {
                (attendance.Person, attendance.ApplicationNumber) = ("", "");
                await table.UpdateAsync(attendance, cancellationToken);
            }
        }

        foreach (var row in person.Certificates)
        {
            await EraseAsync(row, by, cancellationToken);
        }

        await DeleteAsync<AgendaRow>(await table.ReadPageAsync<AgendaRow>(edition.Id, WorkshopKeys.AgendaPrefix(email), 999, null, cancellationToken), cancellationToken);
        await DeleteAsync(new Slice<SentMailRow>(person.Mails, null), cancellationToken);
        await DeleteAsync(new Slice<OutboxRow>(await RowsAsync<OutboxRow>(Keys.OutboxPrefix, nameof(OutboxRow.To), email, cancellationToken), null), cancellationToken);
        await DeleteAsync(new Slice<SuppressionRow>([.. new[] { await table.GetAsync<SuppressionRow>(edition.Id, Keys.Suppressed(email), cancellationToken) }.OfType<SuppressionRow>()], null), cancellationToken);
        await table.CommitAsync(new TableTransaction().Add(AuditRow.Create(edition.Id, clock.GetUtcNow(), by, DeskAudit.PersonErased, "people", person.Size.ToString(System.Globalization.CultureInfo.InvariantCulture))), cancellationToken);
    }

    private async Task EraseAsync(ApplicationRow row, CancellationToken cancellationToken)
    {
        foreach (var file in row.ReadFiles())
        {
            await files.DeleteAsync(row.Folder, file.Id, cancellationToken);
        }

        var answers = row.ReadAnswers();
        var kept = new FormValues();
        Array.ForEach(Counted, name => kept[name] = answers[name]);
        var transaction = new TableTransaction();
        if (row.State != ApplicationState.Withdrawn)
        {
            transaction.Delete(edition.Id, ApplicationKeys.Organisation(Organisation.Identity(answers)));
        }

        transaction.Delete(edition.Id, ApplicationKeys.Address(row.Email, row.Id));
        (row.Answers, row.Files, row.Email, row.History) = (kept.ToJson(), "[]", "", "[]");
        transaction.Replace(row);
        foreach (var listing in row.Listings())
        {
            transaction.Upsert(listing);
        }

        await table.CommitAsync(transaction, cancellationToken);
    }

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

    private async Task DeleteAsync<TRow>(Slice<TRow> rows, CancellationToken cancellationToken)
        where TRow : Row
    {
        foreach (var page in rows.Rows.Chunk(TableTransaction.MaxActions))
        {
            var transaction = new TableTransaction();
            Array.ForEach(page, row => transaction.Delete(edition.Id, row.RowKey));
            await table.CommitAsync(transaction, cancellationToken);
        }
    }

    private Task<IReadOnlyList<TRow>> RowsAsync<TRow>(string prefix, string property, string email, CancellationToken cancellationToken)
        where TRow : class, ITableEntity => table.FindByPropertyAsync<TRow>(edition.Id, prefix, property, email, cancellationToken);
}

/// <summary>What is stored about whoever has an address.</summary>
/// <param name="Email">The address, as it was typed.</param>
/// <param name="Applications">Applications for a stand.</param>
/// <param name="SignUps">Sign-ups for workshops, given back ones too.</param>
/// <param name="Certificates">Certificates that were mailed there.</param>
/// <param name="Mails">What the ledger says of mails.</param>
public sealed record Person(
    string Email, IReadOnlyList<ApplicationRow> Applications, IReadOnlyList<SignUpRow> SignUps, IReadOnlyList<CertificateRow> Certificates, IReadOnlyList<SentMailRow> Mails)
{
    public int Size => Applications.Count + SignUps.Count + Certificates.Count + Mails.Count;
}
