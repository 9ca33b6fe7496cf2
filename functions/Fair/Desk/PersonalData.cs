using System.Text.Json;
using Azure.Data.Tables;
using Fair.Attendance;
using Fair.Certificates;
using Fair.Editions;
using Fair.Exhibitors;
using Fair.Forms;
using Fair.Mail;
using Fair.Storage;
using Fair.Workshops;

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

    public async Task<Person> Find(string email, CancellationToken cancellationToken) => new(
        email,
        await Rows<ApplicationRow>(Keys.Applications, nameof(ApplicationRow.Email), email, cancellationToken),
        await Rows<SignUpRow>("S|", nameof(SignUpRow.Email), email, cancellationToken),
        await Rows<CertificateRow>(Keys.CertificatePrefix, nameof(CertificateRow.Email), email, cancellationToken),
        [
            .. await Rows<LedgerRow>(Keys.LedgerPrefix, nameof(LedgerRow.To), email, cancellationToken),
            .. await Rows<LedgerRow>(Keys.TroublePrefix, nameof(LedgerRow.To), email, cancellationToken),
        ]);

    /// <summary>Everything of it as JSON, for the person: as it is stored, without what only storage needs.</summary>
    public static byte[] Export(Person person) => JsonSerializer.SerializeToUtf8Bytes(
        new
        {
            email = person.Email,
            applications = person.Applications.Select(row => new { row.Number, row.State, row.ReceivedAt, row.Language, answers = JsonSerializer.Deserialize<JsonElement>(row.Answers), files = row.ReadFiles().Select(file => new { file.Use, file.Name, file.Size }), history = row.ReadHistory().Select(entry => new { entry.At, entry.What, entry.Reason }) }),
            signUps = person.SignUps.Select(row => new { row.Workshop, row.State, row.Code, row.NameArabic, row.NameLatin, row.Organisation, row.ApplicationNumber, row.Gender, row.Language, row.SignedUpAt, row.CancelledAt }),
            certificates = person.Certificates.Select(row => new { number = row.NumberText, row.Code, row.State, row.Name, subject = JsonSerializer.Deserialize<JsonElement>(row.Subject), row.IssuedAt, row.RevokedAt }),
            mails = person.Mails.Where(row => row.RowKey.StartsWith(Keys.LedgerPrefix, StringComparison.Ordinal)).Select(row => new { row.Kind, row.State, row.At, facts = JsonSerializer.Deserialize<JsonElement>(row.Facts) }),
        },
        Readable);

    /// <summary>Erases whoever has the address; what was counted stays counted. Done twice, or broken off and done again, it comes to the same.</summary>
    public async Task Erase(string email, string by, CancellationToken cancellationToken)
    {
        foreach (var signUp in (await Find(email, cancellationToken)).SignUps.Where(row => row.State is SignUpState.Seat or SignUpState.Waiting && row.Starts > clock.GetUtcNow()))
        {
            // The seat goes to the next in line; the mail about it is taken back below.
            await seats.Cancel(signUp.Workshop, signUp.Number, by);
        }

        var person = await Find(email, cancellationToken);
        foreach (var row in person.Applications)
        {
            await Erase(row, cancellationToken);
        }

        foreach (var row in person.SignUps)
        {
            (row.NameArabic, row.NameLatin, row.Email, row.Organisation, row.ApplicationNumber, row.OrganisationKeys, row.Code) = ("", "", "", "", "", "", "");
            await table.Update(row, cancellationToken);
            if (await table.Get<AttendanceRow>(edition.Id, Keys.Attendance(row.Workshop, row.Number), cancellationToken) is { } attendance)
            {
                (attendance.Person, attendance.ApplicationNumber) = ("", "");
                await table.Update(attendance, cancellationToken);
            }
        }

        foreach (var row in person.Certificates)
        {
            await Erase(row, by, cancellationToken);
        }

        await Delete<AgendaRow>(await table.Read<AgendaRow>(edition.Id, Keys.AgendaPrefix(email), 999, null, cancellationToken), cancellationToken);
        await Delete(new Slice<LedgerRow>(person.Mails, null), cancellationToken);
        await Delete(new Slice<OutboxRow>(await Rows<OutboxRow>(Keys.OutboxPrefix, nameof(OutboxRow.To), email, cancellationToken), null), cancellationToken);
        await Delete(new Slice<SuppressionRow>([.. new[] { await table.Get<SuppressionRow>(edition.Id, Keys.Suppressed(email), cancellationToken) }.OfType<SuppressionRow>()], null), cancellationToken);
        await table.Submit(new Batch().Add(AuditRow.For(edition.Id, clock.GetUtcNow(), by, Audited.PersonErased, "people", person.Size.ToString(System.Globalization.CultureInfo.InvariantCulture))), cancellationToken);
    }

    private async Task Erase(ApplicationRow row, CancellationToken cancellationToken)
    {
        foreach (var file in row.ReadFiles())
        {
            await files.Delete(row.Folder, file.Id, cancellationToken);
        }

        var answers = row.ReadAnswers();
        var kept = new Answers();
        Array.ForEach(Counted, name => kept[name] = answers[name]);
        var batch = new Batch();
        if (row.State != ApplicationState.Withdrawn)
        {
            batch.Delete(edition.Id, Keys.Organisation(Organisation.Identity(answers)));
        }

        batch.Delete(edition.Id, Keys.Address(row.Email, row.Id));
        (row.Answers, row.Files, row.Email, row.History) = (kept.ToJson(), "[]", "", "[]");
        batch.Replace(row);
        foreach (var listing in row.Listings())
        {
            batch.Put(listing);
        }

        await table.Submit(batch, cancellationToken);
    }

    private async Task Erase(CertificateRow row, string by, CancellationToken cancellationToken)
    {
        await certificates.Delete(row, cancellationToken);
        var counted = row.CountedAs().ToList();
        (row.Name, row.Email, row.State) = ("", "", CertificateState.Revoked);
        (row.RevokedAt, row.RevokedBy) = row.RevokedAt is null ? (clock.GetUtcNow(), by) : (row.RevokedAt, row.RevokedBy);
        if (row.ReadSubject() is StandHeld)
        {
            row.Subject = CertificateRow.ToJson(new StandHeld([]));
        }

        var batch = new Batch().Replace(row).Put(row.Under(Keys.CertificateCode(row.Code)));
        if (TallyRow.Of(edition.Id, clock.GetUtcNow(), counted, row.CountedAs()) is { } tally)
        {
            batch.Add(tally);
        }

        await table.Submit(batch, cancellationToken);
    }

    private async Task Delete<TRow>(Slice<TRow> rows, CancellationToken cancellationToken)
        where TRow : Row
    {
        foreach (var page in rows.Rows.Chunk(Batch.MostActions))
        {
            var batch = new Batch();
            Array.ForEach(page, row => batch.Delete(edition.Id, row.RowKey));
            await table.Submit(batch, cancellationToken);
        }
    }

    private Task<IReadOnlyList<TRow>> Rows<TRow>(string prefix, string property, string email, CancellationToken cancellationToken)
        where TRow : class, ITableEntity => table.Find<TRow>(edition.Id, prefix, property, email, cancellationToken);
}

/// <summary>What is stored about whoever has an address.</summary>
/// <param name="Email">The address, as it was typed.</param>
/// <param name="Applications">Applications for a stand.</param>
/// <param name="SignUps">Sign-ups for workshops, given back ones too.</param>
/// <param name="Certificates">Certificates that were mailed there.</param>
/// <param name="Mails">What the ledger says of mails.</param>
public sealed record Person(
    string Email, IReadOnlyList<ApplicationRow> Applications, IReadOnlyList<SignUpRow> SignUps, IReadOnlyList<CertificateRow> Certificates, IReadOnlyList<LedgerRow> Mails)
{
    public int Size => Applications.Count + SignUps.Count + Certificates.Count + Mails.Count;
}
