using Microsoft.Extensions.Logging;
using Platform.Editions;
using Platform.Mail;
using Platform.Records;
using Typesetting.Pdf;

namespace Fair.Certificates;

/// <summary>Certificates on record: issued, verified, revoked and corrected.</summary>
public sealed partial class CertificateRegister(
    FairTable table, CertificateFiles files, CertificateOrders orders, CertificateQueue queue, MailQueue mailQueue, CertificatePrinter printer, CertificateText text,
    Credentials credentials, Edition edition, TimeProvider clock, ILogger<CertificateRegister> logger)
{
    private const int MaxTries = 40;

    /// <summary>
    /// Prints an order, stores the file, and puts the certificate on record together with its mail. Again, it finds the
    /// order gone; and a second try between file and record writes over the file.
    /// </summary>
    public async Task IssueAsync(string partition, string order, CancellationToken cancellationToken)
    {
        if (await table.GetAsync<CertificateRow>(partition, CertificateKeys.CertificateOrder(order), cancellationToken) is not { } row)
        {
            return;
        }

        var language = row.ReadLanguage();
        var credential = new Attachment("credential.jwt", "application/vc+jwt", language["certificate.credential.file"], credentials.Sign(row));
        await files.SaveAsync(row, printer.Print(text.Compose(row), language, [credential]), cancellationToken);

        var mail = row.Email.Length > 0 ? Mail(row) : null;
        var transaction = new TableTransaction().Delete(row)
            .Add(row.CopyTo(CertificateKeys.Certificate(row.Number)))
            .Add(row.CopyTo(CertificateKeys.CertificateCode(row.Code)))
            .Add(TallyRow.Between(partition, clock.GetUtcNow(), [], row.CountedAs())!);
        if (mail is not null)
        {
            transaction.Add(mail);
        }

        if (await table.CommitAsync(transaction, cancellationToken) == CommitResult.Committed)
        {
            LogIssued(row.Number);
            CertificateTelemetry.Certificates.Add(1);
            if (mail is not null)
            {
                await mailQueue.SendAsync(mail, cancellationToken);
            }
        }
    }

    /// <summary>The certificate of a code, or null: one storage call, whatever was typed.</summary>
    public Task<CertificateRow?> FindAsync(string code, CancellationToken cancellationToken) =>
        table.GetAsync<CertificateRow>(edition.Id, CertificateKeys.CertificateCode(CertificateCode.Tidy(code)), cancellationToken);

    public Task<CertificateRow?> ByNumberAsync(int number, CancellationToken cancellationToken) =>
        table.GetAsync<CertificateRow>(edition.Id, CertificateKeys.Certificate(number), cancellationToken);

    /// <summary>Whether the bearer of a link may have the file.</summary>
    public async Task<bool> OpensAsync(string token, CertificateRow row, CancellationToken cancellationToken) =>
        Token.IsValid(token) && (await table.GetAsync<TokenRow>(edition.Id, Keys.Token(token), cancellationToken))?.Subject == Subject(row.Number);

    /// <summary>Says from now on that a certificate is not valid; a second time it changes nothing.</summary>
    public async Task<bool> RevokeAsync(int number, string reason, string by, CancellationToken cancellationToken) =>
        await ChangeAsync(
            number,
            (transaction, listed, _) =>
            {
                if (listed.State == CertificateState.Revoked)
                {
                    return Task.FromResult(false);
                }

                transaction.Add(AuditRow.Create(edition.Id, clock.GetUtcNow(), by, CertificateAudit.CertificateRevoked, Subject(number), listed.NumberText));
                Revoke(listed, reason, by);
                return Task.FromResult(true);
            },
            cancellationToken) is not null;

    /// <summary>Revokes a certificate and orders one with another name in its stead, both or neither; the number of the new one, or null.</summary>
    public async Task<int?> CorrectAsync(int number, string name, string reason, string by, CancellationToken cancellationToken)
    {
        string? order = null;
        var changed = await ChangeAsync(
            number,
            async (transaction, listed, cancellation) =>
            {
                if (listed.ReplacedBy > 0 || await table.GetAsync<CertificateOfRow>(edition.Id, Key(listed), cancellation) is not { } marker)
                {
                    return false;
                }

                var counter = await orders.CounterAsync(cancellation);
                var corrected = listed.CopyTo(CertificateKeys.CertificateOrder(Id.New(clock)));
                (corrected.Number, corrected.Code, corrected.Name, corrected.Replaces) = (++counter.Last, CertificateCode.New(), name, number);
                (corrected.State, corrected.RevokedAt, corrected.RevokedBy, corrected.Reason, corrected.IssuedAt) = (CertificateState.Valid, null, "", "", clock.GetUtcNow());
                var after = CertificateOrders.Marker(corrected);
                after.ETag = marker.ETag;
                transaction.Replace(counter).Add(corrected).Replace(after)
                    .Add(AuditRow.Create(edition.Id, clock.GetUtcNow(), by, CertificateAudit.CertificateCorrected, Subject(number), $"{listed.NumberText} → {corrected.NumberText}"));
                Revoke(listed, reason, by);
                listed.ReplacedBy = corrected.Number;
                order = CertificateOrders.Id(corrected);
                return true;
            },
            cancellationToken);
        if (order is not null && changed is not null)
        {
            await queue.SendAsync(edition.Id, [order], cancellationToken);
        }

        return changed?.ReplacedBy is > 0 and var numbered ? numbered : null;
    }

    /// <summary>How mails, capabilities and the desk's paths name a certificate.</summary>
    public static string Subject(int number) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"certificates/{number}");

    private static string Key(CertificateRow row) => CertificateKeys.CertificateOf(row.For.Split('|')[0], row.For.Split('|')[1]);

    /// <summary>Changes a certificate in both places where it is stored. Returns the changed certificate, or null if the number is unknown.</summary>
    private async Task<CertificateRow?> ChangeAsync(
        int number, Func<TableTransaction, CertificateRow, CancellationToken, Task<bool>> change, CancellationToken cancellationToken)
    {
        for (var tries = 0; tries < MaxTries; tries++)
        {
            if (await ByNumberAsync(number, cancellationToken) is not { } listed)
            {
                return null;
            }

            var counted = listed.CountedAs().ToList();
            var transaction = new TableTransaction();
            if (!await change(transaction, listed, cancellationToken))
            {
                return listed;
            }

            // Always the same as its twin: what guards the one guards the other.
            transaction.Replace(listed).Upsert(listed.CopyTo(CertificateKeys.CertificateCode(listed.Code)));
            if (TallyRow.Between(edition.Id, clock.GetUtcNow(), counted, listed.CountedAs()) is { } tally)
            {
                transaction.Add(tally);
            }

            if (await table.CommitAsync(transaction, cancellationToken) == CommitResult.Committed)
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
        var template = new CertificateMail(row.Name, subject.Kind.Code(), CertificateMail.TitleOf(subject), row.NumberText, row.Code, CertificateFiles.Blob(row), row.Replaces > 0 ? CertificateRow.Text(row.Replaces, row.PartitionKey) : "");
        return OutboxRow.Create(row.PartitionKey, template, Subject(row.Number), row.Email, row.ReadLanguage(), clock);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Certificate {Number} is issued.")]
    private partial void LogIssued(int number);
}
