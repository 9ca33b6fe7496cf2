using Microsoft.Azure.Functions.Worker;

namespace LocalWorker;

/// <inheritdoc/>
internal sealed class ReturnedValue<T>(ReturnValue holder) : InvocationResult<T>
{
    public override T? Value
    {
        get => holder.Value switch
        {
            null => default,
            T value => value,
            var other => throw new InvalidOperationException($"The function returned a {other.GetType()}, not a {typeof(T)}."),
        };
        set => holder.Value = value;
    }
}
