using Platform.Records;

namespace Platform.Mail;

/// <summary>A mail that left the outbox: what became of it.</summary>
public sealed class SentMailRow : Row
{
    public string OutboxId { get; set; } = "";

    public string Kind { get; set; } = "";

    public string Payload { get; set; } = "";

    public string To { get; set; } = "";

    public string Language { get; set; } = "";

    public string Subject { get; set; } = "";

    /// <summary>One of <see cref="MailState"/>.</summary>
    public string State { get; set; } = "";

    public DateTimeOffset At { get; set; }

    public int Attempts { get; set; }

    /// <summary>The provider's own id of the message.</summary>
    public string? MessageId { get; set; }

    /// <summary>Why it was not sent or not delivered, in the provider's words.</summary>
    public string? Reason { get; set; }

    /// <summary>The ids of the provider's last events, so that one reported twice counts once.</summary>
    public string Events { get; set; } = "";

    public static SentMailRow From(OutboxRow row, string state, DateTimeOffset at) => new()
    {
        PartitionKey = row.PartitionKey,
        RowKey = Keys.SentMail(row.Id),
        OutboxId = row.Id,
        Kind = row.Kind,
        Payload = row.Payload,
        To = row.To,
        Language = row.Language,
        Subject = row.Subject,
        State = state,
        At = at,
        Attempts = row.Attempts,
        Reason = row.Reason,
    };

    /// <summary>The same, in the list of mails that need the organisers.</summary>
    public SentMailRow AsMailIssue()
    {
        var copy = (SentMailRow)MemberwiseClone();
        copy.RowKey = Keys.MailIssue(OutboxId);
        copy.ETag = default;
        return copy;
    }
}

/// <summary>The states of a mail, in the order in which they can follow each other: a later one is never undone by an earlier.</summary>
public static class MailState
{
    public const string Held = "held";
    public const string Failed = "failed";
    public const string Suppressed = "suppressed";
    public const string Sent = "sent";
    public const string Delivered = "delivered";
    public const string Dropped = "dropped";
    public const string Bounced = "bounced";
    public const string Unsubscribed = "unsubscribed";

    private static readonly string[] Order = [Held, Failed, Suppressed, Sent, Delivered, Dropped, Bounced, Unsubscribed];

    public static string Later(string one, string other) => Array.IndexOf(Order, one) >= Array.IndexOf(Order, other) ? one : other;

    /// <summary>Whether an organiser should look at it.</summary>
    public static bool IsIssue(string state) => state is not (Sent or Delivered);
}
