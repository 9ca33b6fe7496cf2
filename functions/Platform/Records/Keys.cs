using System.Security.Cryptography;
using System.Text;

namespace Platform.Records;

/// <summary>
/// The row keys of the fair's table. What every feature shares stands here; what one has alone stands with it, in a class of
/// the same kind. Everything of an edition is in one partition, so that what belongs together can change in one transaction; the letter in front says what a row is. User's text never stands in a key:
/// it is hashed, or checked against a list of codes first.
/// </summary>
public static class Keys
{
    /// <summary>The form (or Idempotency-Key) that an application came by.</summary>
    public static string Form(string formId) => FormOfFolder(Hash(formId));

    /// <summary>The same, from the name of the form's folder of files.</summary>
    public static string FormOfFolder(string folder) => $"F|{folder}";

    /// <summary>A capability: the hash of the token that stands in a link.</summary>
    public static string Token(string token) => $"T|{Hash(token)}";

    /// <summary>A mail that is to be sent; oldest first.</summary>
    public static string Outbox(string id) => $"{OutboxPrefix}{id}";

    public const string OutboxPrefix = "O|";

    /// <summary>A mail that was sent or given up; newest first.</summary>
    public static string SentMail(string outboxId) => $"{SentMailPrefix}{Id.Descending(outboxId)}";

    public const string SentMailPrefix = "M|";

    /// <summary>A mail that needs the organisers: failed, bounced, dropped, suppressed or held.</summary>
    public static string MailIssue(string outboxId) => $"{MailIssuePrefix}{Id.Descending(outboxId)}";

    public const string MailIssuePrefix = "X|";

    /// <summary>An address that no mail is sent to.</summary>
    public static string Suppressed(string email) => $"{SuppressedPrefix}{Hash(email.ToLowerInvariant())}";

    public const string SuppressedPrefix = "B|";

    /// <summary>A queue message that failed too often.</summary>
    public static string Poison(string queue, string message) => $"{PoisonPrefix}{queue}|{Hash(message)}";

    public const string PoisonPrefix = "P|";

    /// <summary>What a change does to the counts; oldest first.</summary>
    public static string Tally(string id) => $"{TallyPrefix}{id}";

    public const string TallyPrefix = "J|";

    /// <summary>The counts.</summary>
    public const string Totals = "G|totals";

    /// <summary>What the organisers changed of the edition's settings.</summary>
    public const string Settings = "G|settings";

    /// <summary>Who did what at the desk; newest first.</summary>
    public static string Audit(string id) => $"{AuditPrefix}{Id.Descending(id)}";

    public const string AuditPrefix = "U|";

    /// <summary>SHA-256 in lower-case hexadecimal.</summary>
    public static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
