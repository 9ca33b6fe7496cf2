using System.Collections.ObjectModel;

namespace LocalWorker;

/// <summary>What calls a function: the value of its trigger, and what the trigger tells besides.</summary>
/// <param name="Value">An HttpContext, a message's text or a TimerInfo.</param>
/// <param name="Data">By name, in any case of letters.</param>
internal sealed record TriggerEvent(object Value, IReadOnlyDictionary<string, object?> Data)
{
    public static readonly IReadOnlyDictionary<string, object?> NoData = ReadOnlyDictionary<string, object?>.Empty;
}
