namespace Platform.Records;

/// <summary>
/// Who did what at the desk, and when. It is stored in the transaction of what was done; nothing changes or deletes it
/// (<see cref="TableTransaction.Check"/> refuses to).
/// </summary>
public sealed class AuditRow : Row
{
    public DateTimeOffset At { get; set; }

    /// <summary>The sign-in name.</summary>
    public string By { get; set; } = "";

    /// <summary>One of a feature's <see cref="AuditedActions"/>; texts <c>audit.{code}</c>.</summary>
    public string What { get; set; } = "";

    /// <summary>What it was done to: its path at the desk, such as <c>workshops/branding</c>. No personal data.</summary>
    public string Subject { get; set; } = "";

    /// <summary>A number or a code that tells more; may be empty. No personal data.</summary>
    public string Detail { get; set; } = "";

    public static AuditRow Create(string edition, DateTimeOffset now, string by, string what, string subject, string detail = "") => new()
    {
        PartitionKey = edition,
        RowKey = Keys.Audit(Id.New(now)),
        At = now,
        By = by,
        What = what,
        Subject = subject,
        Detail = detail,
    };
}

/// <summary>What a feature notes in the audit trail; each code has a text <c>audit.{code}</c>.</summary>
/// <param name="Codes">Such as <c>decided</c>.</param>
public sealed record AuditedActions(IReadOnlyList<string> Codes);
