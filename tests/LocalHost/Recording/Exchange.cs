using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace LocalHost.Tests.Recording;

/// <summary>One request of the recording, and what the genuine host answered.</summary>
/// <param name="Name">Its name: a group, a colon, and what is special about it.</param>
/// <param name="Set">Which build and settings the host ran with: main, bare or off.</param>
/// <param name="Request">How it was asked.</param>
/// <param name="Response">What was seen.</param>
/// <param name="IsUnstable">Whether the genuine host itself answered differently when it was asked again.</param>
/// <param name="IsStatusOnly">Whether the body is not part of the recording.</param>
internal sealed record Exchange(string Name, string Set, RecordedRequest Request, JsonObject Response, bool IsUnstable, bool IsStatusOnly)
{
    public static IReadOnlyDictionary<string, Exchange> All { get; } =
        Resource("host-recording.jsonl").Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Read).ToDictionary(exchange => exchange.Name);

    public static string Resource(string name)
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }

    private static Exchange Read(string line)
    {
        var record = JsonNode.Parse(line)!.AsObject();
        return new(
            record["name"]!.GetValue<string>(),
            record["set"]!.GetValue<string>(),
            RecordedRequest.Read(record["request"]!),
            record["response"]!.AsObject(),
            record["unstable"] is not null,
            record["statusAndHeadersOnly"] is not null);
    }
}

/// <summary>A request as it goes over the wire.</summary>
/// <param name="Method">The method.</param>
/// <param name="Target">The request target as written.</param>
/// <param name="Headers">Headers as written; nothing is added but <c>Host</c>.</param>
/// <param name="Body">The body; null for none.</param>
/// <param name="BodyLength">The length of a body of nothing but 'a', in place of <paramref name="Body"/>.</param>
/// <param name="IsChunked">Whether the body is sent in chunks.</param>
/// <param name="Expects">Whether the body is held back until the host asks for it.</param>
/// <param name="Leaves">After how many seconds the client leaves without an answer.</param>
/// <param name="HasHost">Whether <c>Host</c> is added where it is not listed.</param>
/// <param name="Version">The protocol, such as HTTP/1.1.</param>
internal sealed record RecordedRequest(
    string Method,
    string Target,
    IReadOnlyList<(string Name, string Value)> Headers,
    byte[]? Body,
    long BodyLength,
    bool IsChunked,
    bool Expects,
    double? Leaves,
    bool HasHost,
    string Version)
{
    public static RecordedRequest Read(JsonNode request) => new(
        request["method"]!.GetValue<string>(),
        WholeTarget(request["target"]!.GetValue<string>()),
        [.. request["headers"]!.AsArray().Select(header => (header![0]!.GetValue<string>(), WholeValue(header[1]!.GetValue<string>())))],
        request["body"] is { } body ? Encoding.UTF8.GetBytes(WholeBody(body.GetValue<string>())) : null,
        request["bodyLength"]?.GetValue<long>() ?? 0,
        request["chunked"] is not null,
        request["expect"] is not null,
        request["leave"]?.GetValue<double>(),
        request["no_host"] is null,
        request["version"]?.GetValue<int>() == 10 ? "HTTP/1.0" : "HTTP/1.1");

    // The recording keeps no long texts; it says how they were made.
    private static string WholeTarget(string text) =>
        text.EndsWith(" characters)", StringComparison.Ordinal) ? text.Split("... ")[0].PadRight(Length(text), 'a') : text;

    private static string WholeValue(string text) =>
        text.EndsWith(" characters 'a')", StringComparison.Ordinal) ? new string('a', Length(text)) : text;

    private static string WholeBody(string text)
    {
        if (!text.EndsWith(" characters)", StringComparison.Ordinal))
        {
            return text;
        }

        const int OneFieldTooMany = 1025;
        var form = string.Join('&', Enumerable.Range(0, OneFieldTooMany).Select(number => $"k{number}=1"));
        return form.Length == Length(text) ? form : throw new JsonException($"Nobody knows what this body was: {text}");
    }

    private static int Length(string text) =>
        int.Parse(text[(text.LastIndexOf('(') + 1)..].Split(' ')[0], CultureInfo.InvariantCulture);
}
