using Microsoft.Azure.Functions.Worker;

namespace LocalWorker;

/// <summary>Holds what a function returned, where its middleware can see and replace it.</summary>
internal sealed class ReturnValue
{
    public object? Value { get; set; }

    public static ReturnValue Of(FunctionContext context)
    {
        if (context.Features.Get<ReturnValue>() is { } value)
        {
            return value;
        }

        value = new ReturnValue();
        context.Features.Set(value);
        return value;
    }
}
