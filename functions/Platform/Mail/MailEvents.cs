using System.Text.Json.Serialization;
using Platform.Editions;
using Platform.Records;
using Platform.Telemetry;

namespace Platform.Mail;

/// <summary>One event of SendGrid's event webhook, as far as it is used here.</summary>
/// <remarks>Source: SendGrid, "Event Webhook reference". <c>outbox_id</c> is the custom argument that each mail is sent with.</remarks>
public sealed record MailEvent
{
    [JsonPropertyName("event")]
    public string? Event { get; init; }

    [JsonPropertyName("email")]
    public string? Email { get; init; }

    [JsonPropertyName("sg_event_id")]
    public string? EventId { get; init; }

    [JsonPropertyName("outbox_id")]
    public string? OutboxId { get; init; }

    [JsonPropertyName("reason")]
    public string? Reason { get; init; }

    /// <summary>For a bounce: <c>bounce</c> for good, <c>blocked</c> for now.</summary>
    [JsonPropertyName("type")]
    public string? Type { get; init; }

    /// <summary>The state that the event puts a mail in; null if it tells nothing new.</summary>
    public string? State => Event switch
    {
        "processed" => MailState.Sent,
        "delivered" => MailState.Delivered,
        "dropped" => MailState.Dropped,
        "bounce" => MailState.Bounced,
        "unsubscribe" or "group_unsubscribe" or "spamreport" => MailState.Unsubscribed,
        _ => null,
    };

    /// <summary>Whether nothing more is to be sent to the address.</summary>
    public bool Suppresses => State is MailState.Unsubscribed || (State is MailState.Bounced && Type != "blocked");
}

/// <summary>Takes the provider's events into what is stored of the mails.</summary>
public sealed class MailEvents(FairTable table, Suppressions suppressions, Edition edition, TimeProvider clock)
{
    private const int EventsKept = 20;

    public async Task ApplyAsync(MailEvent happened, CancellationToken cancellationToken)
    {
        if (happened.State is not { } state)
        {
            return;
        }

        if (happened.Suppresses && happened.Email is { Length: > 0 and <= 254 })
        {
            await suppressions.AddAsync(happened.Email, state, cancellationToken);
        }

        while (Id.IsValid(happened.OutboxId) && await TryApplyAsync(happened, state, cancellationToken) == CommitResult.Stale)
        {
            // Another event of the same mail, or its settling, came first: read again.
        }
    }

    private async Task<CommitResult> TryApplyAsync(MailEvent happened, string state, CancellationToken cancellationToken)
    {
        if (await table.GetAsync<SentMailRow>(edition.Id, Keys.SentMail(happened.OutboxId!), cancellationToken) is { } sentMail)
        {
            return await ApplyAsync(sentMail, happened, state, cancellationToken);
        }

        if (await table.GetAsync<OutboxRow>(edition.Id, Keys.Outbox(happened.OutboxId!), cancellationToken) is not { } row)
        {
            return CommitResult.Committed;
        }

        row.Seen = row.Seen is null ? state : MailState.Later(row.Seen, state);
        return await table.UpdateAsync(row, cancellationToken);
    }

    private async Task<CommitResult> ApplyAsync(SentMailRow sentMail, MailEvent happened, string state, CancellationToken cancellationToken)
    {
        var id = (happened.EventId ?? "").Replace(' ', '_');
        var known = sentMail.Events.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (known.Contains(id))
        {
            return CommitResult.Committed;
        }

        sentMail.Events = string.Join(' ', known.Append(id.Length > 100 ? id[..100] : id).TakeLast(EventsKept));
        var before = sentMail.State;
        sentMail.State = MailState.Later(sentMail.State, state);
        sentMail.Reason = happened.Reason is { Length: > 1000 } longReason ? longReason[..1000] : happened.Reason ?? sentMail.Reason;
        sentMail.At = clock.GetUtcNow();
        var transaction = new TableTransaction().Replace(sentMail);
        if (MailState.IsIssue(sentMail.State))
        {
            transaction.Upsert(sentMail.AsMailIssue());
        }

        var stored = await table.CommitAsync(transaction, cancellationToken);
        if (stored == CommitResult.Committed && sentMail.State != before)
        {
            FairTelemetry.Mails.Add(1, new KeyValuePair<string, object?>("state", sentMail.State));
        }

        return stored;
    }
}
