using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace LocalHost.Tests.Recording;

/// <summary>Brings what was seen into the form of the recording: placeholders for what differs from run to run.</summary>
internal static partial class Shape
{
    private const int LongestText = 8000;
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static JsonObject Of(Exchange exchange, JsonObject seen, byte[]? body, string authority)
    {
        if (seen["headers"] is JsonArray headers)
        {
            var isWithoutLength = exchange.Response["bodyKeys"] is not null || (exchange.IsStatusOnly && body is { Length: > 0 });
            seen["headers"] = new JsonArray([.. headers
                .Select(header => (Name: header![0]!.GetValue<string>(), Value: header[1]!.GetValue<string>()))
                .Where(header => !(isWithoutLength && header.Name.Equals("Content-Length", StringComparison.OrdinalIgnoreCase)))
                .Select(header => new JsonArray(header.Name, header.Name.Equals("Date", StringComparison.OrdinalIgnoreCase) ? "<date>" : Clean(header.Value, authority)))]);
        }

        if (body is not null)
        {
            AddBody(exchange, seen, body, authority);
        }

        return seen;
    }

    private static void AddBody(Exchange exchange, JsonObject seen, byte[] body, string authority)
    {
        var text = Text(body) is { } plain ? Clean(plain, authority) : null;
        if (exchange.IsStatusOnly)
        {
            seen["bodyRecorded"] = false;
        }
        else if (exchange.Response["bodyKeys"] is not null)
        {
            seen["bodyKeys"] = new JsonArray([.. JsonNode.Parse(text!)!.AsObject().Select(property => (JsonNode)property.Key)]);
        }
        else if (text is { Length: <= LongestText })
        {
            seen["body"] = text;
        }
        else
        {
            var bytes = text is null ? body : Utf8.GetBytes(text);
            seen["bodyLength"] = bytes.Length;
            seen["bodySha256"] = Convert.ToHexStringLower(SHA256.HashData(bytes));
        }
    }

    private static string? Text(byte[] body)
    {
        try
        {
            return Utf8.GetString(body);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private static string Clean(string text, string authority)
    {
        text = text.Replace(authority, "<base>").Replace(Probe.FunctionKey, "{function-key}").Replace(Probe.MasterKey, "{master-key}");
        text = Id().Replace(text, "<id>");
        text = Port().Replace(text, "$1:<port>");
        return TraceParent().Replace(text, "<traceparent>");
    }

    [GeneratedRegex(@"\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b")]
    private static partial Regex Id();

    [GeneratedRegex(@"\b(127\.0\.0\.1|localhost|\[::1\]|\[?::ffff:127\.0\.0\.1\]?):\d+")]
    private static partial Regex Port();

    [GeneratedRegex(@"\b00-[0-9a-f]{32}-[0-9a-f]{16}-0\d\b")]
    private static partial Regex TraceParent();
}
