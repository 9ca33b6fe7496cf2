using Azure.Core;
using Azure.Core.Pipeline;

namespace Platform.Records;

/// <summary>
/// Counts the calls that reach storage, each try of a retried call too: what a request costs. The fault-injection
/// harness of the tests derives from it to make the n-th call fail.
/// </summary>
public class StorageCalls : HttpPipelinePolicy
{
    private long count;

    /// <summary>Calls since the process started.</summary>
    public long Count => Interlocked.Read(ref count);

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        Interlocked.Increment(ref count);
        await ProcessNextAsync(message, pipeline);
    }

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        Interlocked.Increment(ref count);
        ProcessNext(message, pipeline);
    }
}
