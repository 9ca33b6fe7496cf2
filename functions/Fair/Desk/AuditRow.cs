using Fair.Storage;

namespace Fair.Desk;

/// <summary>
/// Who did what at the desk, and when. It is stored in the transaction of what was done; nothing changes or deletes it
/// (<see cref="TableTransaction.Check"/> refuses to).
/// </summary>
public sealed class AuditRow : Row
{
    public DateTimeOffset At { get; set; }

    /// <summary>The sign-in name.</summary>
    public string By { get; set; } = "";

    /// <summary>One of <see cref="Audited"/>; texts <c>audit.{code}</c>.</summary>
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

/// <summary>What is audited.</summary>
public static class Audited
{
    public const string Decided = "decided";
    public const string WorkshopCreated = "workshopCreated";
    public const string WorkshopChanged = "workshopChanged";
    public const string WorkshopCalledOff = "workshopCalledOff";
    public const string SignUpCancelled = "signUpCancelled";
    public const string Attended = "attended";
    public const string NotAttended = "notAttended";
    public const string GuestAdded = "guestAdded";
    public const string CertificatesIssued = "certificatesIssued";
    public const string CertificateRevoked = "certificateRevoked";
    public const string CertificateCorrected = "certificateCorrected";
    public const string MailSentAgain = "mailSentAgain";
    public const string MessageReplayed = "messageReplayed";
    public const string MessageDismissed = "messageDismissed";
    public const string AddressReleased = "addressReleased";
    public const string SettingsChanged = "settingsChanged";
    public const string PersonExported = "personExported";
    public const string PersonErased = "personErased";

    public static readonly IReadOnlyList<string> All =
    [
        Decided, WorkshopCreated, WorkshopChanged, WorkshopCalledOff, SignUpCancelled, Attended, NotAttended, GuestAdded, CertificatesIssued, CertificateRevoked,
        CertificateCorrected, MailSentAgain, MessageReplayed, MessageDismissed, AddressReleased, SettingsChanged, PersonExported, PersonErased,
    ];
}
