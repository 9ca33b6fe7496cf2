using System.Security.Cryptography;
using System.Text;

namespace Fair.Storage;

/// <summary>
/// The row keys of the fair's table, all built here. Everything of an edition is in one partition, so that what belongs
/// together can change in one transaction; the letter in front says what a row is. User's text never stands in a key:
/// it is hashed, or checked against a list of codes first.
/// </summary>
public static class Keys
{
    /// <summary>An application for a stand.</summary>
    public static string Application(string id) => $"{Applications}{id}";

    public const string Applications = "A|";

    /// <summary>The marker that lets an organisation apply once; see <c>Organisation.Identity</c>.</summary>
    public static string Organisation(string identity) => $"I|{Hash(identity)}";

    /// <summary>The form (or Idempotency-Key) that an application came by.</summary>
    public static string Form(string formId) => FormOfFolder(Hash(formId));

    /// <summary>The same, from the name of the form's folder of files.</summary>
    public static string FormOfFolder(string folder) => $"F|{folder}";

    /// <summary>An application's number.</summary>
    public static string Number(string number) => $"N|{number}";

    /// <summary>An application by its e-mail address, for "send me my link again".</summary>
    public static string Address(string email, string id) => $"{AddressPrefix(email)}{id}";

    public static string AddressPrefix(string email) => $"E|{Hash(email.ToLowerInvariant())}|";

    /// <summary>A capability: the hash of the token that stands in a link.</summary>
    public static string Token(string token) => $"T|{Hash(token)}";

    /// <summary>
    /// An application in a list of the desk. It stands there once for each way to filter, so that any filter is a key
    /// prefix, and a page of a list reads what it shows and no more.
    /// </summary>
    public static string Listing(Filter filter, string id) => $"{ListingPrefix(filter)}{id}";

    public static string ListingPrefix(Filter filter) => $"L|{filter.State ?? "*"}|{filter.Province ?? "*"}|{filter.Sector ?? "*"}|{filter.Kind ?? "*"}|";

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

    /// <summary>A workshop and its counters.</summary>
    public static string Workshop(string id) => $"{WorkshopPrefix}{id}";

    public const string WorkshopPrefix = "W|";

    /// <summary>A sign-up, by its state and number: those with a seat, the waiting list in its order, and those cancelled are a prefix each.</summary>
    public static string SignUp(string workshop, string state, int number) => $"{SignUpPrefix(workshop, state)}{number:0000000}";

    public static string SignUpPrefix(string workshop, string state) => $"S|{workshop}|{state}|";

    /// <summary>What a person holds in one part of a day (<c>AgendaRow</c>).</summary>
    public static string Agenda(string person, string part) => $"H|{person}|{part}";

    /// <summary>The agendas of everyone who signed up under an address.</summary>
    public static string AgendaPrefix(string email) => $"H|{Hash(email.ToLowerInvariant())[..32]}-";

    /// <summary>Tells people apart by address and name: several may share an address.</summary>
    public static string Person(string email, string foldedName) => $"{Hash(email.ToLowerInvariant())[..32]}-{Hash(foldedName)[..32]}";

    /// <summary>Whether somebody with a sign-up is there (<c>AttendanceRow</c>).</summary>
    public static string Attendance(string workshop, int number) => $"{AttendancePrefix(workshop)}{number:0000000}";

    public static string AttendancePrefix(string workshop) => $"{Attendances}{workshop}|";

    public const string Attendances = "V|";

    /// <summary>A certificate by its number; newest first.</summary>
    public static string Certificate(int number) => $"{CertificatePrefix}{9_999_999 - number:0000000}";

    public const string CertificatePrefix = "C|";

    /// <summary>The same certificate by its code: any text can be looked up, at the same cost.</summary>
    public static string CertificateCode(string code) => $"K|{Hash(code)}";

    /// <summary>The certificate that somebody has for something, so that there is one of each.</summary>
    public static string CertificateOf(string kind, string subject) => $"{CertificateOfPrefix(kind)}{subject}";

    public static string CertificateOfPrefix(string kind) => $"Y|{kind}|";

    /// <summary>A certificate that has its number and is to be printed; oldest first.</summary>
    public static string CertificateOrder(string id) => $"{CertificateOrderPrefix}{id}";

    public const string CertificateOrderPrefix = "Q|";

    /// <summary>The last number of a certificate.</summary>
    public const string CertificateCounter = "G|certificates";

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

/// <summary>How a list of applications is filtered; null stands for any.</summary>
/// <param name="State">A state's code, such as <c>received</c>.</param>
/// <param name="Province">A province's code, or <c>other</c> for what is not of the fair's region.</param>
/// <param name="Sector">A sector's code, or <c>none</c>.</param>
/// <param name="Kind">A kind of organisation's code.</param>
public sealed record Filter(string? State, string? Province, string? Sector, string? Kind)
{
    /// <summary>Every filter that finds a row with all four values set: 16 of them.</summary>
    public IEnumerable<Filter> Subsets() =>
        from state in new[] { State, null }
        from province in new[] { Province, null }
        from sector in new[] { Sector, null }
        from kind in new[] { Kind, null }
        select new Filter(state, province, sector, kind);
}
