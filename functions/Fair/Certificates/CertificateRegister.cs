using Fair.Desk;
using Fair.Editions;
using Fair.Mail;
using Fair.Storage;
using Fair.Telemetry;
using Microsoft.Extensions.Logging;
using Typesetting.Pdf;

namespace Fair.Certificates;

/// <summary>Certificates on record: issued, verified, revoked and corrected.</summary>
public sealed partial class CertificateRegister(
    FairTable table, CertificateFiles files, CertificateOrders orders, CertificateQueue queue, MailQueue mailQueue, CertificatePrinter printer, CertificateText text,
    Credentials credentials, Edition edition, TimeProvider clock, ILogger<CertificateRegister> logger)
{
    private const int MostTries = 40;

    /// <summary>
    /// Prints an order, stores the file, and puts the certificate on record together with its mail. Again, it finds the
    /// order gone; and a second try between file and record writes over the file.
    /// </summary>
    public async Task Issue(string partition, string order, CancellationToken cancellationToken)
    {
        if (await table.Get<CertificateRow>(partition, Keys.CertificateOrder(order), cancellationToken) is not { } row)
        {
            return;
        }

        var language = row.ReadLanguage();
        var credential = new Attachment("credential.jwt", "application/vc+jwt", language["certificate.credential.file"], credentials.Sign(row));
        await files.Save(row, printer.Print(text.Of(row), language, [credential]), cancellationToken);

        var mail = row.Email.Length > 0 ? Mail(row) : null;
        var batch = new Batch().Delete(row)
            .Add(row.Under(Keys.Certificate(row.Number)))
            .Add(row.Under(Keys.CertificateCode(row.Code)))
            .Add(TallyRow.Of(partition, clock.GetUtcNow(), [], row.CountedAs())!);
        if (mail is not null)
        {
            batch.Add(mail);
        }

        if (await table.Submit(batch, cancellationToken) == Stored.Yes)
        {
            LogIssued(row.Number);
            FairTelemetry.Certificates.Add(1);
            if (mail is not null)
            {
                await mailQueue.Send(mail, cancellationToken);
            }
        }
    }

    /// <summary>The certificate of a code, or null: one storage call, whatever was typed.</summary>
    public Task<CertificateRow?> Find(string code, CancellationToken cancellationToken) =>
        table.Get<CertificateRow>(edition.Id, Keys.CertificateCode(CertificateCode.Tidy(code)), cancellationToken);

    public Task<CertificateRow?> ByNumber(int number, CancellationToken cancellationToken) =>
        table.Get<CertificateRow>(edition.Id, Keys.Certificate(number), cancellationToken);

    /// <summary>Whether the bearer of a link may have the file.</summary>
    public async Task<bool> Opens(string token, CertificateRow row, CancellationToken cancellationToken) =>
        Token.IsValid(token) && (await table.Get<TokenRow>(edition.Id, Keys.Token(token), cancellationToken))?.Subject == Subject(row.Number);

    /// <summary>Says from now on that a certificate is not valid; a second time it changes nothing.</summary>
    public async Task<bool> Revoke(int number, string reason, string by, CancellationToken cancellationToken) =>
        await Change(
            number,
            (batch, listed, _) =>
            {
                if (listed.State == CertificateState.Revoked)
                {
                    return Task.FromResult(false);
                }

                batch.Add(AuditRow.For(edition.Id, clock.GetUtcNow(), by, Audited.CertificateRevoked, Subject(number), listed.NumberText));
                Revoke(listed, reason, by);
                return Task.FromResult(true);
            },
            cancellationToken) is not null;

    /// <summary>Revokes a certificate and orders one with another name in its stead, both or neither; the number of the new one, or null.</summary>
    public async Task<int?> Correct(int number, string name, string reason, string by, CancellationToken cancellationToken)
    {
        string? order = null;
        var changed = await Change(
            number,
            async (batch, listed, cancellation) =>
            {
                if (listed.ReplacedBy > 0 || await table.Get<CertificateOfRow>(edition.Id, Key(listed), cancellation) is not { } marker)
                {
                    return false;
                }

                var counter = await orders.Counter(cancellation);
                var corrected = listed.Under(Keys.CertificateOrder(Id.New(clock)));
                (corrected.Number, corrected.Code, corrected.Name, corrected.Replaces) = (++counter.Last, CertificateCode.New(), name, number);
                (corrected.State, corrected.RevokedAt, corrected.RevokedBy, corrected.Reason, corrected.IssuedAt) = (CertificateState.Valid, null, "", "", clock.GetUtcNow());
                var after = CertificateOrders.Marker(corrected);
                after.ETag = marker.ETag;
                batch.Replace(counter).Add(corrected).Replace(after)
                    .Add(AuditRow.For(edition.Id, clock.GetUtcNow(), by, Audited.CertificateCorrected, Subject(number), $"{listed.NumberText} → {corrected.NumberText}"));
                Revoke(listed, reason, by);
                listed.ReplacedBy = corrected.Number;
                order = CertificateOrders.Id(corrected);
                return true;
            },
            cancellationToken);
        if (order is not null && changed is not null)
        {
            await queue.Send(edition.Id, [order], cancellationToken);
        }

        return changed?.ReplacedBy is > 0 and var by2 ? by2 : null;
    }

    /// <summary>How mails, capabilities and the desk's paths name a certificate.</summary>
    public static string Subject(int number) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"certificates/{number}");

    private static string Key(CertificateRow row) => Keys.CertificateOf(row.For.Split('|')[0], row.For.Split('|')[1]);

    /// <summary>Changes a certificate in both its places; what it is then, or null if there is none of that number.</summary>
    private async Task<CertificateRow?> Change(
        int number, Func<Batch, CertificateRow, CancellationToken, Task<bool>> change, CancellationToken cancellationToken)
    {
        for (var tries = 0; tries < MostTries; tries++)
        {
            if (await ByNumber(number, cancellationToken) is not { } listed)
            {
                return null;
            }

            var counted = listed.CountedAs().ToList();
            var batch = new Batch();
            if (!await change(batch, listed, cancellationToken))
            {
                return listed;
            }

            // Always the same as its twin: what guards the one guards the other.
            batch.Replace(listed).Put(listed.Under(Keys.CertificateCode(listed.Code)));
            if (TallyRow.Of(edition.Id, clock.GetUtcNow(), counted, listed.CountedAs()) is { } tally)
            {
                batch.Add(tally);
            }

            if (await table.Submit(batch, cancellationToken) == Stored.Yes)
            {
                return listed;
            }

            await Task.Delay(Random.Shared.Next(5, 30), cancellationToken);
        }

        throw new InvalidOperationException("The certificate kept changing under this change.");
    }

    private void Revoke(CertificateRow row, string reason, string by)
    {
        if (row.State == CertificateState.Valid)
        {
            (row.State, row.RevokedAt, row.RevokedBy, row.Reason) = (CertificateState.Revoked, clock.GetUtcNow(), by, reason);
        }
    }

    private OutboxRow Mail(CertificateRow row)
    {
        var subject = row.ReadSubject();
        var mailing = new CertificateMail(row.Name, subject.Kind.Code(), CertificateMail.TitleOf(subject), row.NumberText, row.Code, CertificateFiles.Blob(row), row.Replaces > 0 ? CertificateRow.Text(row.Replaces, row.PartitionKey) : "");
        return OutboxRow.For(row.PartitionKey, mailing, Subject(row.Number), row.Email, row.ReadLanguage(), clock);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Certificate {Number} is issued.")]
    private partial void LogIssued(int number);
}
