namespace Microsoft.Azure.Functions.Worker;

/// <summary>The retries of a function-level retry policy; a queue's deliveries are not counted here.</summary>
public abstract class RetryContext
{
    public abstract int RetryCount { get; }

    public abstract int MaxRetryCount { get; }
}
