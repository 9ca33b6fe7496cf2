using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Platform.Editions;
using Platform.Languages;
using Platform.Records;
using Platform.Telemetry;
using Platform.Web;
using SendGrid;

namespace Platform.Mail;

/// <summary>
/// Sends what stands in the outbox, in three storage calls: read, claim, settle. Between the claim and the settling the
/// provider is asked; a claim whose end is unknown expires, and is then sent again unless the provider reported it.
/// </summary>
public sealed partial class Outbox(
    FairTable table, MailQueue queue, MailWriter writer, Suppressions suppressions, ISendGridClient provider, IEnumerable<MailFanOut> fanOuts,
    Edition edition, SiteAddress site, TimeProvider clock, ILogger<Outbox> logger)
{
    /// <summary>After this time a claim whose end is unknown counts as lost.</summary>
    public static readonly TimeSpan ClaimExpires = TimeSpan.FromMinutes(10);

    /// <summary>Attempts whose end stayed unknown, after which a mail is given up.</summary>
    private const int MaxAttempts = 8;

    /// <summary>How often a page may change while it is expanded, before the queue's message is tried again later.</summary>
    private const int MaxLost = 20;

    /// <summary>How long a mail is retried while the provider answers with errors of its own (5xx).</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromDays(3);

    public async Task SendAsync(string partition, string id, CancellationToken cancellationToken)
    {
        var row = await table.GetAsync<OutboxRow>(partition, Keys.Outbox(id), cancellationToken);
        if (row is null || IsClaimed(row))
        {
            return;
        }

        using var activity = FairTelemetry.Continue("send mail", row.Trace);
        activity?.SetTag("fair.mail.kind", row.Kind).SetTag("fair.mail.id", row.Id);
        if (row.NotBefore is { } notBefore && notBefore > clock.GetUtcNow())
        {
            await queue.SendAsync(row, cancellationToken, notBefore - clock.GetUtcNow());
        }
        else if (row.Seen is not null)
        {
            await SettleAsync(row, row.Seen, null, cancellationToken);
        }
        else if (fanOuts.FirstOrDefault(fanOut => fanOut.Kind == row.Kind) is { } fanOut)
        {
            await ExpandAsync(row, fanOut, cancellationToken);
        }
        else if (row.Attempts >= MaxAttempts)
        {
            await SettleAsync(row, MailState.Failed, null, cancellationToken);
        }
        else if (await suppressions.ContainsAsync(row.To, cancellationToken))
        {
            await SettleAsync(row, MailState.Suppressed, null, cancellationToken);
        }
        else
        {
            await ClaimAndSendAsync(row, cancellationToken);
        }
    }

    private bool IsClaimed(OutboxRow row) =>
        row.State == OutboxRow.Sending && row.ClaimedAt + ClaimExpires > clock.GetUtcNow();

    private async Task ExpandAsync(OutboxRow row, MailFanOut fanOut, CancellationToken cancellationToken)
    {
        var lost = 0;
        for (var current = row; current is not null;)
        {
            var page = await fanOut.ExpandAsync(current, cancellationToken);
            var transaction = page.Changes;
            foreach (var mail in page.Mails)
            {
                transaction.Add(mail);
            }

            _ = page.IsLast ? transaction.Delete(current) : transaction.Replace(current);
            if (await table.CommitAsync(transaction, cancellationToken) == CommitResult.Committed)
            {
                await queue.SendAsync(page.Mails, cancellationToken);
                if (page.IsLast)
                {
                    return;
                }

                continue;
            }

            // Somebody changed what the page tells of, or another delivery of the message was faster: look again.
            if (++lost > MaxLost)
            {
                throw new InvalidOperationException($"A page of {row.Kind} kept changing under this expansion.");
            }

            current = await table.GetAsync<OutboxRow>(row.PartitionKey, row.RowKey, cancellationToken);
        }
    }

    private async Task ClaimAndSendAsync(OutboxRow row, CancellationToken cancellationToken)
    {
        var template = MailTemplate.FromJson(row.Kind, row.Payload);
        var token = template.HasLink ? Token.New() : null;
        if (!await ClaimAsync(row, token, cancellationToken))
        {
            return;
        }

        var language = Language.FindOrDefault(row.Language);
        var message = await writer.WriteAsync(row, template.Write(language, edition, token is null ? null : site.Link(language, template.LinkPath(token))), cancellationToken);
        Response answer;
        try
        {
            answer = await provider.SendEmailAsync(message, cancellationToken);
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException or IOException && !cancellationToken.IsCancellationRequested)
        {
            // It may have been accepted. The claim stays; the provider's event, or the end of the claim, decides.
            LogUnknown(exception, row.Id);
            return;
        }

        await RecordAsync(row, answer, cancellationToken);
    }

    private async Task<bool> ClaimAsync(OutboxRow row, string? token, CancellationToken cancellationToken)
    {
        var claim = Id.New(clock);
        row.State = OutboxRow.Sending;
        row.ClaimedAt = clock.GetUtcNow();
        row.Claim = claim;
        row.Attempts++;
        var transaction = new TableTransaction().Replace(row);
        if (token is not null)
        {
            transaction.Add(new TokenRow { PartitionKey = row.PartitionKey, RowKey = Keys.Token(token), Subject = row.Subject });
        }

        if (await table.CommitAsync(transaction, cancellationToken) == CommitResult.Committed)
        {
            return true;
        }

        var now = await table.GetAsync<OutboxRow>(row.PartitionKey, row.RowKey, cancellationToken);
        row.ETag = now?.ETag ?? default;
        return now?.Claim == claim;
    }

    private async Task RecordAsync(OutboxRow row, Response answer, CancellationToken cancellationToken)
    {
        var status = (int)answer.StatusCode;
        row.Reason = answer.IsSuccessStatusCode ? null : await ReasonAsync(answer, status, cancellationToken);
        switch (status)
        {
            case >= 200 and < 300:
                await SettleAsync(row, MailState.Sent, Header(answer, "X-Message-Id"), cancellationToken);
                break;
            case 401 or 403:
                row.Attempts--;
                LogRefusedKey(status, row.Id);
                await WaitAsync(row, OutboxRow.Held, TimeSpan.FromMinutes(30), cancellationToken);
                break;
            case 429:
                row.Attempts--;
                await WaitAsync(row, OutboxRow.Pending, UntilReset(answer), cancellationToken);
                break;
            case >= 500 when clock.GetUtcNow() - Id.Time(row.Id) < Patience:
                row.Attempts--;
                row.Refusals++;
                await WaitAsync(row, OutboxRow.Pending, TimeSpan.FromSeconds(Math.Min(600, 15 * Math.Pow(2, Math.Min(10, row.Refusals)))), cancellationToken);
                break;
            default:
                LogRefused(status, row.Id);
                await SettleAsync(row, MailState.Failed, null, cancellationToken);
                break;
        }
    }

    private async Task WaitAsync(OutboxRow row, string state, TimeSpan delay, CancellationToken cancellationToken)
    {
        row.State = state;
        row.ClaimedAt = null;
        row.NotBefore = clock.GetUtcNow() + delay;
        row.QueuedAt = row.NotBefore.Value;
        row.HasMailIssue |= state == OutboxRow.Held;
        var transaction = new TableTransaction().Replace(row);
        if (row.HasMailIssue)
        {
            transaction.Upsert(SentMailRow.From(row, MailState.Held, clock.GetUtcNow()).AsMailIssue());
        }

        if (await table.CommitAsync(transaction, cancellationToken) == CommitResult.Committed)
        {
            await queue.SendAsync(row, cancellationToken, delay);
        }
    }

    private async Task SettleAsync(OutboxRow row, string state, string? messageId, CancellationToken cancellationToken)
    {
        for (var current = row; current is not null; current = await table.GetAsync<OutboxRow>(row.PartitionKey, row.RowKey, cancellationToken))
        {
            var sentMail = SentMailRow.From(current, current.Seen is null ? state : MailState.Later(state, current.Seen), clock.GetUtcNow());
            sentMail.MessageId = messageId;
            sentMail.Reason = row.Reason;
            var transaction = new TableTransaction().Delete(current).Upsert(sentMail);
            if (MailState.IsIssue(sentMail.State))
            {
                transaction.Upsert(sentMail.AsMailIssue());
            }
            else if (current.HasMailIssue)
            {
                transaction.Delete(current.PartitionKey, Keys.MailIssue(current.Id));
            }

            if (await table.CommitAsync(transaction, cancellationToken) == CommitResult.Committed)
            {
                LogSettled(row.Id, row.Kind, sentMail.State, row.Attempts);
                Measure(sentMail);
                return;
            }

            // Stale: the provider reported meanwhile, or the reply to our own call was lost and the row is gone.
        }
    }

    private static void Measure(SentMailRow sentMail)
    {
        Activity.Current?.SetTag("fair.mail.state", sentMail.State);
        if (TrialEdition.Owns(sentMail.PartitionKey))
        {
            return;
        }

        FairTelemetry.Mails.Add(1, new KeyValuePair<string, object?>("state", sentMail.State));
        if (sentMail.State is MailState.Sent or MailState.Delivered)
        {
            FairTelemetry.MailTime.Record((sentMail.At - Id.Time(sentMail.OutboxId)!.Value).TotalSeconds);
        }
    }

    private TimeSpan UntilReset(Response answer)
    {
        var wait = long.TryParse(Header(answer, "X-RateLimit-Reset"), out var seconds)
            ? DateTimeOffset.FromUnixTimeSeconds(seconds) - clock.GetUtcNow()
            : TimeSpan.FromMinutes(1);
        return TimeSpan.FromSeconds(Math.Clamp(wait.TotalSeconds, 1, 3600));
    }

    private static string? Header(Response answer, string name) =>
        answer.Headers.TryGetValues(name, out var values) ? values.FirstOrDefault() : null;

    private static async Task<string> ReasonAsync(Response answer, int status, CancellationToken cancellationToken)
    {
        var body = await answer.Body.ReadAsStringAsync(cancellationToken);
        return $"{status}: {(body.Length > 1000 ? body[..1000] : body)}";
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Mail {OutboxId} of kind {Kind}: {State} after {Attempts} attempts.")]
    private partial void LogSettled(string outboxId, string kind, string state, int attempts);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Mail {OutboxId}: the connection broke, whether it was accepted is not known.")]
    private partial void LogUnknown(Exception exception, string outboxId);

    [LoggerMessage(Level = LogLevel.Error, Message = "Mail {OutboxId} was refused with {Status}.")]
    private partial void LogRefused(int status, string outboxId);

    [LoggerMessage(Level = LogLevel.Critical, Message = "The mail provider refused our key with {Status}; mails are held, first {OutboxId}.")]
    private partial void LogRefusedKey(int status, string outboxId);
}
