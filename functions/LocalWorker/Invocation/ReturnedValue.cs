using Microsoft.Azure.Functions.Worker;

namespace LocalWorker;

/// <inheritdoc/>
internal sealed class ReturnedValue(ReturnValue holder) : InvocationResult
{
    public override object? Value
    {
        get => holder.Value;
        set => holder.Value = value;
    }
}
