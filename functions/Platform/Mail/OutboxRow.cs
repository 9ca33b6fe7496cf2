using System.Diagnostics;
using System.Runtime.Serialization;
using Platform.Languages;
using Platform.Records;

namespace Platform.Mail;

/// <summary>
/// A mail that is to be sent. It is stored in the transaction of the change that it tells of, so that there is never
/// one without the other.
/// </summary>
public sealed class OutboxRow : Row
{
    /// <summary>The kind of mail: its <see cref="MailKindAttribute"/>, or a <see cref="MailFanOut.Kind"/>.</summary>
    public string Kind { get; set; } = "";

    /// <summary>The facts of the mail, as JSON.</summary>
    public string Payload { get; set; } = "";

    public string To { get; set; } = "";

    public string Language { get; set; } = "";

    /// <summary>What the mail is about, and what its link opens: its path at the desk, such as <c>applications/{id}</c>.</summary>
    public string Subject { get; set; } = "";

    /// <summary><see cref="Pending"/>, <see cref="Sending"/> or <see cref="Held"/>.</summary>
    public string State { get; set; } = Pending;

    /// <summary>When a message for this row was last put in the queue, as far as is known.</summary>
    public DateTimeOffset QueuedAt { get; set; }

    /// <summary>Not to be tried before this moment: the provider asked to wait.</summary>
    public DateTimeOffset? NotBefore { get; set; }

    public DateTimeOffset? ClaimedAt { get; set; }

    /// <summary>Who claimed it: lets a lost reply be told from a lost race.</summary>
    public string? Claim { get; set; }

    public int Attempts { get; set; }

    /// <summary>How often the provider was ill: the wait doubles each time.</summary>
    public int Refusals { get; set; }

    /// <summary>The state that the provider reported before the row could say that it was accepted.</summary>
    public string? Seen { get; set; }

    public string? Reason { get; set; }

    /// <summary>The trace of the request that the mail follows from (W3C traceparent), so that its sending is found under the same operation.</summary>
    public string? Trace { get; set; }

    /// <summary>Whether the organisers' list of mail issues shows it.</summary>
    public bool HasMailIssue { get; set; }

    public const string Pending = "pending";
    public const string Sending = "sending";
    public const string Held = "held";

    [IgnoreDataMember]
    public string Id => RowKey[Keys.OutboxPrefix.Length..];

    public static OutboxRow Create(string edition, MailTemplate template, string subject, string to, Language language, TimeProvider clock) => new()
    {
        PartitionKey = edition,
        RowKey = Keys.Outbox(Records.Id.New(clock)),
        Kind = MailTemplate.KindOf(template.GetType()),
        Payload = template.ToJson(),
        To = to,
        Language = language.Code,
        Subject = subject,
        QueuedAt = clock.GetUtcNow(),
        Trace = Activity.Current?.Id,
    };
}
