using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace LocalHost.Tests.Recording;

/// <summary>What differs between what was recorded and what was seen, a line each. The order of headers matters to no client; their names' case and number do.</summary>
internal static class Difference
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static IReadOnlyList<string> Between(JsonObject recorded, JsonObject seen) =>
    [
        .. recorded.Select(property => property.Key).Union(seen.Select(property => property.Key))
            .Where(key => key is not ("headers" or "answeredBeforeTheBodyEnded") && !JsonNode.DeepEquals(recorded[key], seen[key]))
            .SelectMany(key => OfValues(key, recorded[key], seen[key])),
        .. Headers(recorded).Except(Headers(seen)).Select(header => $"header missing: {header}"),
        .. Headers(seen).Except(Headers(recorded)).Select(header => $"header added: {header}"),
    ];

    private static IEnumerable<string> OfValues(string key, JsonNode? recorded, JsonNode? seen)
    {
        if (key == "body" && AsObject(recorded) is { } one && AsObject(seen) is { } other)
        {
            var parts = one.Select(property => property.Key).Union(other.Select(property => property.Key))
                .Where(name => !JsonNode.DeepEquals(one[name], other[name]))
                .Select(name => $"body.{name}: {Text(one[name])} was recorded, {Text(other[name])} seen")
                .ToList();
            return parts.Count > 0 ? parts : ["body differs in order or spelling"];
        }

        return [$"{key}: {Text(recorded)} was recorded, {Text(seen)} seen"];
    }

    private static JsonObject? AsObject(JsonNode? body)
    {
        try
        {
            return body?.GetValue<string>() is ['{', ..] text ? JsonNode.Parse(text)!.AsObject() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static List<string> Headers(JsonObject response) =>
        [.. response["headers"]?.AsArray().Select(header => $"{header![0]}: {header[1]}") ?? []];

    private static string Text(JsonNode? value) => value?.ToJsonString(Readable) ?? "nothing";
}
