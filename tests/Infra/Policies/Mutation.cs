using System.Text.Json.Nodes;

namespace Fair.Infra.Tests.Policies;

/// <summary>A mistake in a snapshot, and the policy that must find it.</summary>
/// <param name="Policy">The policy's name.</param>
/// <param name="Type">The type of the resource that is spoiled.</param>
/// <param name="Name">What the resource's name ends with.</param>
/// <param name="Path">What is spoiled; empty for the resource itself.</param>
/// <param name="Value">The wrong value as JSON; null takes it out.</param>
public sealed record Mutation(string Policy, string Type, string Name, string Path, string? Value)
{
    public override string ToString() => $"{Policy}: {Type.Split('/')[^1]} {Name} {Path} = {Value ?? "(taken out)"}";

    public Snapshot On(Snapshot snapshot)
    {
        var copy = snapshot.Copy();
        var resource = copy.All(Type).First(resource => ((string)resource["name"]!).EndsWith(Name, StringComparison.Ordinal));
        if (Path.Length == 0)
        {
            copy.Json["predictedResources"]!.AsArray().Remove(resource);
            return copy;
        }

        var parts = Path.Split('.');
        var parent = parts.Length == 1 ? resource : resource.At(string.Join('.', parts[..^1]))!;
        var value = Value is null ? null : JsonNode.Parse(Value);
        switch (parent)
        {
            case JsonArray array when parts[^1] == "+":
                array.Add(value);
                break;
            case JsonArray array when Value is null:
                array.RemoveAt(int.Parse(parts[^1], System.Globalization.CultureInfo.InvariantCulture));
                break;
            case JsonArray array:
                array[int.Parse(parts[^1], System.Globalization.CultureInfo.InvariantCulture)] = value;
                break;
            case JsonObject found when Value is null:
                found.Remove(parts[^1]);
                break;
            default:
                parent[parts[^1]] = value;
                break;
        }

        return copy;
    }
}
