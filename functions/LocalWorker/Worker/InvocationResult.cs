namespace Microsoft.Azure.Functions.Worker;

/// <summary>What the function returned; a middleware may put another value in its place.</summary>
public abstract class InvocationResult : InvocationResult<object?>;
