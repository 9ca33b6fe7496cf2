using LocalHost.Rpc;

namespace LocalHost;

/// <summary>What calls a function: the value of its trigger, and the binding data beside it.</summary>
/// <param name="Value">What the trigger's parameter is made of.</param>
/// <param name="Data">Binding data by name.</param>
internal sealed record Trigger(TypedData Value, IReadOnlyDictionary<string, TypedData> Data)
{
    public static TypedData Text(string text) => new() { String = text };

    public static TypedData Json(string json) => new() { Json = json };
}
