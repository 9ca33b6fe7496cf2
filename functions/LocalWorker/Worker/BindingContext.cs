namespace Microsoft.Azure.Functions.Worker;

/// <summary>What the trigger tells of the event besides its value.</summary>
public abstract class BindingContext
{
    public abstract IReadOnlyDictionary<string, object?> BindingData { get; }
}
