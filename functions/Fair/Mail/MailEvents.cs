using System.Text.Json.Serialization;
using Fair.Editions;
using Fair.Storage;
using Fair.Telemetry;

namespace Fair.Mail;

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

/// <summary>Takes the provider's events into the ledger.</summary>
public sealed class MailEvents(FairTable table, Suppressions suppressions, Edition edition, TimeProvider clock)
{
    private const int EventsKept = 20;

    public async Task Take(MailEvent happened, CancellationToken cancellationToken)
    {
        if (happened.State is not { } state)
        {
            return;
        }

        if (happened.Suppresses && happened.Email is { Length: > 0 and <= 254 })
        {
            await suppressions.Add(happened.Email, state, cancellationToken);
        }

        while (Id.IsValid(happened.OutboxId) && await TakeOnce(happened, state, cancellationToken) == Stored.Stale)
        {
            // Another event of the same mail, or its settling, came first: read again.
        }
    }

    private async Task<Stored> TakeOnce(MailEvent happened, string state, CancellationToken cancellationToken)
    {
        if (await table.Get<LedgerRow>(edition.Id, Keys.Ledger(happened.OutboxId!), cancellationToken) is { } ledger)
        {
            return await Take(ledger, happened, state, cancellationToken);
        }

        if (await table.Get<OutboxRow>(edition.Id, Keys.Outbox(happened.OutboxId!), cancellationToken) is not { } row)
        {
            return Stored.Yes;
        }

        row.Seen = row.Seen is null ? state : MailState.Later(row.Seen, state);
        return await table.Update(row, cancellationToken);
    }

    private async Task<Stored> Take(LedgerRow ledger, MailEvent happened, string state, CancellationToken cancellationToken)
    {
        var id = (happened.EventId ?? "").Replace(' ', '_');
        var known = ledger.Events.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (known.Contains(id))
        {
            return Stored.Yes;
        }

        ledger.Events = string.Join(' ', known.Append(id.Length > 100 ? id[..100] : id).TakeLast(EventsKept));
        var before = ledger.State;
        ledger.State = MailState.Later(ledger.State, state);
        ledger.Reason = happened.Reason is { Length: > 1000 } longReason ? longReason[..1000] : happened.Reason ?? ledger.Reason;
        ledger.At = clock.GetUtcNow();
        var batch = new Batch().Replace(ledger);
        if (MailState.IsTrouble(ledger.State))
        {
            batch.Put(ledger.AsTrouble());
        }

        var stored = await table.Submit(batch, cancellationToken);
        if (stored == Stored.Yes && ledger.State != before)
        {
            FairTelemetry.Mails.Add(1, new KeyValuePair<string, object?>("state", ledger.State));
        }

        return stored;
    }
}
