using System.Collections.Concurrent;
using System.Reflection;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using Microsoft.Azure.Functions.Worker;
using Platform.Records;

namespace Fair.Benchmarks;

/// <summary>Counts storage calls by whose they are: an HTTP function's, by its name, or a queue's, a timer's or nobody's.</summary>
internal sealed class CountedCalls : StorageCalls
{
    private static readonly HashSet<string> HttpFunctions =
    [
        .. from type in typeof(FairHost).Assembly.GetExportedTypes()
           from method in type.GetMethods()
           where method.GetParameters().Any(parameter => parameter.IsDefined(typeof(HttpTriggerAttribute)))
           select method.GetCustomAttribute<FunctionAttribute>()!.Name,
    ];

    private readonly ConcurrentDictionary<string, int> requests = new();
    private int others;
    private int all;
    private long bytes;

    /// <summary>Calls outside of requests.</summary>
    public int Others => Volatile.Read(ref others);

    /// <summary>Calls within all requests so far to that function.</summary>
    public int In(string function) => requests.GetValueOrDefault(function);

    /// <summary>Calls of whatever kind.</summary>
    public int All => Volatile.Read(ref all);

    /// <summary>Bytes of the bodies that all calls sent and were answered with.</summary>
    public long Bytes => Interlocked.Read(ref bytes);

    /// <summary>Calls within all requests so far.</summary>
    public int InAll => requests.Values.Sum();

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        if (NamedExecutor.Running is { } function && HttpFunctions.Contains(function))
        {
            requests.AddOrUpdate(function, 1, (_, count) => count + 1);
        }
        else
        {
            Interlocked.Increment(ref others);
        }

        Interlocked.Increment(ref all);
        await base.ProcessAsync(message, pipeline);
        Interlocked.Add(ref bytes, (message.Request.Content?.TryComputeLength(out var sent) == true ? sent : 0) + Received(message.Response));
    }

    // Answers to queries come in chunks, and say no length.
    private static long Received(Response answer) =>
        answer.ContentStream is { CanSeek: true } body ? body.Length : answer.Headers.ContentLength ?? 0;
}
