using Platform.Records;

namespace Fair.Mail;

/// <summary>What the audit trail says of mails and messages.</summary>
public static class MailAudit
{
    public const string MailSentAgain = "mailSentAgain";
    public const string MessageReplayed = "messageReplayed";
    public const string MessageDismissed = "messageDismissed";
    public const string AddressReleased = "addressReleased";

    public static readonly AuditedActions All = new([MailSentAgain, MessageReplayed, MessageDismissed, AddressReleased]);
}
