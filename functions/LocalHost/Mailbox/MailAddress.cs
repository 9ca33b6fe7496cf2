using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace LocalHost;

/// <summary>An address with the name beside it, if any.</summary>
internal sealed partial record MailAddress(string Email, string? Name)
{
    private const int MaxLength = 254;

    /// <summary>The part before the @.</summary>
    public string LocalPart => Email.Split('@')[0];

    /// <summary>Whether SendGrid takes it for an address: ASCII, one @, and a domain with a dot.</summary>
    public static bool IsValid(string? email) => email is { Length: <= MaxLength } && Ascii.IsValid(email) && Form().IsMatch(email);

    /// <summary>Reads an object of email and name; null if there is none.</summary>
    public static MailAddress? Read(JsonElement parent, string property) =>
        parent.Object(property) is { } address ? new MailAddress(address.Text("email") ?? "", address.Text("name")) : null;

    public static IReadOnlyList<MailAddress> ReadAll(JsonElement parent, string property) =>
        [.. parent.Items(property).Select(address => new MailAddress(address.Text("email") ?? "", address.Text("name")))];

    [GeneratedRegex(@"^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*@([A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?\.)+[A-Za-z][A-Za-z0-9-]*[A-Za-z0-9]$")]
    private static partial Regex Form();
}
