using System.Text.Json;
using System.Text.RegularExpressions;

namespace LocalHost;

/// <summary>A message that was accepted: one for each personalization of a request.</summary>
internal sealed partial record Mail(
    string Id,
    DateTimeOffset At,
    MailAddress From,
    MailAddress? ReplyTo,
    IReadOnlyList<MailAddress> To,
    IReadOnlyList<MailAddress> Copies,
    string Subject,
    string? Html,
    string? Text,
    IReadOnlyDictionary<string, string> Headers,
    IReadOnlyDictionary<string, string> CustomArgs,
    IReadOnlyList<string> Categories,
    IReadOnlyList<MailAttachment> Attachments)
{
    public IEnumerable<MailAddress> Recipients => To.Concat(Copies);

    /// <summary>The header Content-Language, or else the lang of the HTML; null if neither tells.</summary>
    public string? Language =>
        Headers.FirstOrDefault(header => header.Key.Equals("Content-Language", StringComparison.OrdinalIgnoreCase)).Value
        ?? (Html is not null && HtmlLang().Match(Html) is { Success: true } match ? match.Groups["lang"].Value : null);

    /// <summary>Reads a request that SendGrid would accept. The message's id is the id of its first personalization; later ones have their number behind it.</summary>
    public static IReadOnlyList<Mail> ReadAll(JsonElement request, string messageId, DateTimeOffset at) =>
        [.. request.Items("personalizations").Select((personalization, index) => Read(request, personalization, index == 0 ? messageId : $"{messageId}-{index + 1}", at))];

    private static Mail Read(JsonElement request, JsonElement personalization, string id, DateTimeOffset at) => new(
        id,
        at,
        MailAddress.Read(personalization, "from") ?? MailAddress.Read(request, "from")!,
        MailAddress.Read(request, "reply_to"),
        MailAddress.ReadAll(personalization, "to"),
        [.. MailAddress.ReadAll(personalization, "cc"), .. MailAddress.ReadAll(personalization, "bcc")],
        personalization.Text("subject") ?? request.Text("subject") ?? "",
        Content(request, "text/html"),
        Content(request, "text/plain"),
        Merged(request, personalization, "headers"),
        Merged(request, personalization, "custom_args"),
        [.. ReadCategories(request)],
        [.. request.Items("attachments").Select(MailAttachment.Read)]);

    /// <summary>What stands in the request and the personalization; the latter goes before.</summary>
    public static Dictionary<string, string> Merged(JsonElement request, JsonElement personalization, string property)
    {
        var merged = request.Texts(property);
        foreach (var (name, value) in personalization.Texts(property))
        {
            merged[name] = value;
        }

        return merged;
    }

    private static string? Content(JsonElement request, string type) =>
        request.Items("content").FirstOrDefault(content => content.Text("type") == type) is { ValueKind: JsonValueKind.Object } content
            ? content.Text("value")
            : null;

    private static IEnumerable<string> ReadCategories(JsonElement request) =>
        request.TryGetProperty("categories", out var categories) && categories.ValueKind == JsonValueKind.Array
            ? categories.EnumerateArray().Select(category => category.ToString())
            : [];

    [GeneratedRegex("""<html\b[^>]*\slang\s*=\s*["']?(?<lang>[A-Za-z0-9-]+)""", RegexOptions.IgnoreCase)]
    private static partial Regex HtmlLang();
}
