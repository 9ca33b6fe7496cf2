using System.Text.Json;
using LocalHost.Rpc;

namespace LocalHost;

/// <summary>One binding of a function, as its raw JSON has it. Names of types and properties are compared in any case of letters, as the host does.</summary>
internal sealed class FunctionBinding
{
    private readonly Dictionary<string, JsonElement> properties;

    public FunctionBinding(string raw)
    {
        using var document = JsonDocument.Parse(raw);
        properties = document.RootElement.EnumerateObject()
            .DistinctBy(property => property.Name, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(property => property.Name, property => property.Value.Clone(), StringComparer.OrdinalIgnoreCase);
    }

    public string Name => Text("name") ?? "";

    public string Type => Text("type") ?? "";

    public bool IsInput => string.Equals(Text("direction"), "in", StringComparison.OrdinalIgnoreCase);

    public bool IsTrigger => Type.EndsWith("Trigger", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether the worker's extension makes the parameter of all that the trigger knows.</summary>
    public bool IsDeferred =>
        properties.TryGetValue("properties", out var own) && own.ValueKind == JsonValueKind.Object
        && own.TryGetProperty("supportsDeferredBinding", out var flag) && bool.TryParse(flag.ToString(), out var isDeferred) && isDeferred;

    public bool Is(string type) => Type.Equals(type, StringComparison.OrdinalIgnoreCase);

    public string? Text(string name) => properties.TryGetValue(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    public bool Flag(string name, bool otherwise) =>
        properties.TryGetValue(name, out var value) && value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean() : otherwise;

    /// <summary>The texts of an array; null if there is none.</summary>
    public string[]? Texts(string name) =>
        properties.TryGetValue(name, out var value) && value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray().Select(text => text.ToString())] : null;

    /// <summary>The binding as the worker is told of it when it loads the function.</summary>
    public BindingInfo ToRpc()
    {
        var info = new BindingInfo
        {
            Type = Type,
            Direction = Enum.TryParse<BindingInfo.Types.Direction>(Text("direction"), ignoreCase: true, out var direction) ? direction : default,
            DataType = Enum.TryParse<BindingInfo.Types.DataType>(Text("dataType"), ignoreCase: true, out var dataType) ? dataType : default,
        };
        if (properties.TryGetValue("properties", out var own) && own.ValueKind == JsonValueKind.Object)
        {
            foreach (var property in own.EnumerateObject())
            {
                info.Properties[property.Name] = property.Value.ToString();
            }
        }

        return info;
    }
}
