using LocalHost.Rpc;

namespace LocalHost;

/// <summary>A function has failed in the worker, or was cancelled there.</summary>
internal sealed class InvocationFailedException(string function, RpcException? failure, bool isCancelled = false)
    : Exception($"{function} {(isCancelled ? "was cancelled" : "failed")}: {failure?.Message}{(failure is { StackTrace.Length: > 0 } ? $"\n{failure.StackTrace}" : "")}");
