namespace LocalHost.Rpc;

/// <summary>By what names this host and its worker know each other in a run.</summary>
/// <param name="Address">Where the worker connects.</param>
/// <param name="WorkerId">What the worker is to call itself.</param>
/// <param name="RequestId">The id of all messages.</param>
public sealed record HostIdentity(Uri Address, string WorkerId, string RequestId)
{
    // The Functions host's own default.
    private const int MaxMessageBytes = int.MaxValue;

    /// <summary>The command line of the worker, as the Functions host writes it: older and newer workers read other parts of it.</summary>
    public IReadOnlyList<string> Arguments =>
    [
        "--host", Address.Host, "--port", $"{Address.Port}", "--workerId", WorkerId, "--requestId", RequestId, "--grpcMaxMessageLength", $"{MaxMessageBytes}",
        "--functions-uri", Address.ToString(), "--functions-worker-id", WorkerId, "--functions-request-id", RequestId,
        "--functions-grpc-max-message-length", $"{MaxMessageBytes}",
    ];
}
