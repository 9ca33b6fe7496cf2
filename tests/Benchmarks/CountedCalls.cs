using System.Collections.Concurrent;
using Azure.Core;
using Azure.Core.Pipeline;
using Fair.Storage;
using Microsoft.AspNetCore.Http;

namespace Fair.Benchmarks;

/// <summary>Counts storage calls by whose they are: a request's, by its method and path, or a queue's or timer's.</summary>
internal sealed class CountedCalls : StorageCalls
{
    // The accessor finds the request of the current flow, whichever instance is asked.
    private static readonly HttpContextAccessor Accessor = new();

    private readonly ConcurrentDictionary<string, int> requests = new();
    private int others;

    /// <summary>Calls outside of requests.</summary>
    public int Others => Volatile.Read(ref others);

    /// <summary>Calls within all requests so far of that method and path.</summary>
    public int In(string methodAndPath) => requests.GetValueOrDefault(methodAndPath);

    /// <summary>Calls within all requests so far.</summary>
    public int InAll => requests.Values.Sum();

    public override ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        if (Accessor.HttpContext?.Request is { } request)
        {
            requests.AddOrUpdate($"{request.Method} {request.Path}", 1, (_, count) => count + 1);
        }
        else
        {
            Interlocked.Increment(ref others);
        }

        return base.ProcessAsync(message, pipeline);
    }
}
