using System.Text.Json.Nodes;
using YamlDotNet.Serialization;

namespace Fair.Infra.Tests.Pipeline;

/// <summary>Reads YAML as if it were JSON.</summary>
public static class Yaml
{
    public static JsonNode Read(params string[] path)
    {
        var read = new DeserializerBuilder().WithAttemptingUnquotedStringTypeDeserialization().Build().Deserialize<object>(Repository.Text(path));
        return JsonNode.Parse(new SerializerBuilder().JsonCompatible().Build().Serialize(read))!;
    }
}
