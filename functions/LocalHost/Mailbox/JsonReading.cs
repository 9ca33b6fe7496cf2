using System.Text.Json;

namespace LocalHost;

/// <summary>Reads JSON that may be of any shape: what is not of the expected kind is as if it were absent.</summary>
internal static class JsonReading
{
    public static string? Text(this JsonElement parent, string property) =>
        parent.Find(property, JsonValueKind.String)?.GetString();

    public static JsonElement? Object(this JsonElement parent, string property) => parent.Find(property, JsonValueKind.Object);

    /// <summary>The objects of an array.</summary>
    public static IEnumerable<JsonElement> Items(this JsonElement parent, string property) =>
        parent.Find(property, JsonValueKind.Array) is { } array
            ? array.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.Object)
            : [];

    /// <summary>An object's properties as texts.</summary>
    public static Dictionary<string, string> Texts(this JsonElement parent, string property) =>
        parent.Object(property) is { } values
            ? values.EnumerateObject().GroupBy(value => value.Name).ToDictionary(same => same.Key, same => same.Last().Value.ToString())
            : [];

    private static JsonElement? Find(this JsonElement parent, string property, JsonValueKind kind) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(property, out var value) && value.ValueKind == kind
            ? value
            : null;
}
