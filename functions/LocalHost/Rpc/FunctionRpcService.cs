using Grpc.Core;

namespace LocalHost.Rpc;

/// <summary>Where the worker connects, once.</summary>
internal sealed class FunctionRpcService(WorkerChannel channel) : FunctionRpc.FunctionRpcBase
{
    public override Task EventStream(IAsyncStreamReader<StreamingMessage> requestStream, IServerStreamWriter<StreamingMessage> responseStream, ServerCallContext context) =>
        channel.TryTake()
            ? channel.RunAsync(requestStream, responseStream, context.CancellationToken)
            : throw new Grpc.Core.RpcException(new Status(StatusCode.AlreadyExists, "There is a worker already."));
}
