using LocalWorker;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Access to an invocation's values from a middleware.</summary>
public static class FunctionContextBindingFeatureExtensions
{
    public static InvocationResult GetInvocationResult(this FunctionContext context) =>
        new ReturnedValue(ReturnValue.Of(context));

    /// <exception cref="InvalidOperationException">The function returned a value of another type.</exception>
    public static InvocationResult<T> GetInvocationResult<T>(this FunctionContext context) =>
        new ReturnedValue<T>(ReturnValue.Of(context));
}
