using Microsoft.AspNetCore.Http.Features;

namespace LocalHost;

/// <summary>
/// Keeps the forwarder from resetting the connection when the worker's answer breaks off. The Functions host gives up such an
/// answer by an exception, and so the client gets what there was and an end, not a reset.
/// </summary>
internal sealed class HeldAbort(IHttpRequestLifetimeFeature connection) : IHttpRequestLifetimeFeature
{
    /// <summary>Whether the forwarder has given up.</summary>
    public bool IsAborted { get; private set; }

    public CancellationToken RequestAborted
    {
        get => connection.RequestAborted;
        set => connection.RequestAborted = value;
    }

    public void Abort() => IsAborted = true;
}
