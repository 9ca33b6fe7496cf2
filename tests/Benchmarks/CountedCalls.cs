using System.Collections.Concurrent;
using Azure;
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
    private int all;
    private long bytes;

    /// <summary>Calls outside of requests.</summary>
    public int Others => Volatile.Read(ref others);

    /// <summary>Calls within all requests so far of that method and path.</summary>
    public int In(string methodAndPath) => requests.GetValueOrDefault(methodAndPath);

    /// <summary>Calls of whatever kind.</summary>
    public int All => Volatile.Read(ref all);

    /// <summary>Bytes of the bodies that all calls sent and were answered with.</summary>
    public long Bytes => Interlocked.Read(ref bytes);

    /// <summary>Calls within all requests so far.</summary>
    public int InAll => requests.Values.Sum();

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        if (Accessor.HttpContext?.Request is { } request)
        {
            requests.AddOrUpdate($"{request.Method} {request.Path}", 1, (_, count) => count + 1);
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
