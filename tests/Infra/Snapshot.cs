using System.Text.Json.Nodes;

namespace Fair.Infra.Tests;

/// <summary>What Bicep foresees that a deployment of a stage makes, with made-up ids in place of a subscription's.</summary>
public sealed class Snapshot(string stage, JsonNode json)
{
    /// <summary>The stages, and production with every option on.</summary>
    public static readonly IReadOnlyList<string> Stages = ["dev", "staging", "production", "options"];

    private static readonly string[] Ids =
    [
        "--tenant-id", "00000000-0000-0000-0000-000000000001", "--subscription-id", "00000000-0000-0000-0000-000000000002",
        "--resource-group", "rg-fair", "--location", "spaincentral",
    ];

    public string Stage => stage;

    /// <summary>Whether it is what people rely on.</summary>
    public bool IsProduction => stage is "production" or "options";

    public JsonNode Json => json;

    /// <summary>The resources; of one that is deployed in two steps, what remains after the second.</summary>
    public IEnumerable<JsonObject> Resources => json["predictedResources"]!.AsArray().Select(resource => resource!.AsObject()).GroupBy(resource => (string)resource["id"]!).Select(steps => steps.Last());

    /// <summary>The application's settings, in the order in which they are given.</summary>
    public IEnumerable<(string Name, string Value)> Settings =>
        One("Microsoft.Web/sites")["properties"]!["siteConfig"]!["appSettings"]!.AsArray().Select(setting => ((string)setting!["name"]!, (string)setting["value"]!));

    public static Snapshot Of(string stage) => Of(stage, Repository.Infra);

    public static Snapshot Of(string stage, string infra) => new(stage, JsonNode.Parse(File.ReadAllText(Path.Combine(infra, "stages", $"{stage}.snapshot.json")))!);

    /// <summary>Runs <c>bicep snapshot</c> for a stage; in mode <c>validate</c> it fails if the file says something else.</summary>
    public static Task<Ran> TakeAsync(string stage, string mode, string infra) =>
        Repository.BicepAsync(infra, ["snapshot", $"stages/{stage}.bicepparam", "--mode", mode, .. Ids]);

    public Snapshot Copy() => new(stage, json.DeepClone());

    public IEnumerable<JsonObject> All(string type) => Resources.Where(resource => (string?)resource["type"] == type);

    public JsonObject One(string type) => All(type).Single();

    /// <summary>The names of resources of a type, without those of what they stand in.</summary>
    public IReadOnlyList<string> Names(string type) => [.. All(type).Select(resource => ((string)resource["name"]!).Split('/')[^1])];
}

/// <summary>Reads resources.</summary>
public static class Resource
{
    /// <summary>The value at a path such as <c>properties.siteConfig.0</c>, or null.</summary>
    public static JsonNode? At(this JsonNode? node, string path) => path.Split('.').Aggregate(node, (current, part) => current switch
    {
        JsonArray array => int.TryParse(part, out var place) && place < array.Count ? array[place] : null,
        JsonObject found => found[part],
        _ => null,
    });

    public static string? Text(this JsonNode? node, string path) => node.At(path)?.ToString();

    /// <summary>What a resource is attached to: the part of its id before the last provider.</summary>
    public static string Scope(this JsonObject resource) => ((string)resource["id"]!)[..((string)resource["id"]!).LastIndexOf("/providers/", StringComparison.Ordinal)];

    /// <summary>The type of the resource with an id, such as <c>Microsoft.Storage/storageAccounts</c>; empty for a resource group.</summary>
    public static string TypeOf(string id)
    {
        var last = id.Split("/providers/")[^1];
        var parts = last.Split('/');
        return id.Contains("/providers/", StringComparison.Ordinal) ? string.Join('/', parts.Where((_, place) => place == 0 || place % 2 == 1)) : "";
    }
}
