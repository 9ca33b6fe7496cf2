using System.Text;
using System.Text.Json;

namespace LocalHost;

/// <summary>Headers and custom arguments: ASCII headers that are not SendGrid's own to set, and no more than 10,000 bytes of arguments.</summary>
internal static class HeaderRules
{
    private const int MaxCustomArgsBytes = 10_000;

    private static readonly HashSet<string> Reserved = new(StringComparer.OrdinalIgnoreCase)
    {
        "x-sg-id", "x-sg-eid", "received", "dkim-signature", "content-type", "content-transfer-encoding",
        "to", "from", "subject", "reply-to", "cc", "bcc",
    };

    public static IEnumerable<SendGridError> Check(JsonElement request) =>
    [
        .. CheckHeaders(request, "headers"),
        .. request.Items("personalizations").SelectMany((personalization, index) => CheckPersonalization(request, personalization, index)),
    ];

    private static IEnumerable<SendGridError> CheckPersonalization(JsonElement request, JsonElement personalization, int index)
    {
        foreach (var error in CheckHeaders(personalization, $"personalizations.{index}.headers"))
        {
            yield return error;
        }

        var arguments = Mail.Merged(request, personalization, "custom_args");
        if (arguments.Count > 0 && JsonSerializer.SerializeToUtf8Bytes(arguments).Length > MaxCustomArgsBytes)
        {
            yield return SendGridError.Create("custom_args", "custom_args", "The custom_args must not exceed 10000 bytes.");
        }
    }

    private static IEnumerable<SendGridError> CheckHeaders(JsonElement parent, string field)
    {
        foreach (var (name, value) in parent.Texts("headers"))
        {
            if (!Ascii.IsValid(name) || !Ascii.IsValid(value))
            {
                yield return SendGridError.Create($"{field}.{name}", "headers", "The headers must be of ASCII characters: encode others as RFC 2047 describes.");
            }

            if (Reserved.Contains(name))
            {
                yield return SendGridError.Create($"{field}.{name}", "headers", $"The header {name} is reserved.");
            }
        }
    }
}
