using Google.Protobuf;
using Grpc.Core;
using Grpc.Net.Client;

namespace LocalHost.Tests;

/// <summary>A worker that says its name and then nothing more.</summary>
internal sealed class SilentWorker : IWorkerLauncher, IWorker
{
    // The numbers of the public contract: StreamingMessage.start_stream, StartStream.worker_id.
    private const int StartStream = 20;
    private const int WorkerId = 2;

    private static readonly Marshaller<byte[]> Bytes = new(message => message, message => message);

    private static readonly Method<byte[], byte[]> EventStream =
        new(MethodType.DuplexStreaming, "AzureFunctionsRpcMessages.FunctionRpc", "EventStream", Bytes, Bytes);

    private GrpcChannel? channel;

    public Task<string> Ended { get; } = new TaskCompletionSource<string>().Task;

    public Uri? HttpAddress => null;

    public async Task<IWorker> LaunchAsync(WorkerStart start, CancellationToken cancellationToken)
    {
        channel = GrpcChannel.ForAddress(start.Identity.Address);
        var call = channel.CreateCallInvoker().AsyncDuplexStreamingCall(EventStream, null, new CallOptions(cancellationToken: CancellationToken.None));
        await call.RequestStream.WriteAsync(Field(StartStream, Field(WorkerId, System.Text.Encoding.UTF8.GetBytes(start.Identity.WorkerId))), cancellationToken);
        return this;
    }

    public ValueTask DisposeAsync()
    {
        channel?.Dispose();
        return ValueTask.CompletedTask;
    }

    private static byte[] Field(int number, byte[] content)
    {
        using var memory = new MemoryStream();
        using (var output = new CodedOutputStream(memory, leaveOpen: true))
        {
            output.WriteTag(number, WireFormat.WireType.LengthDelimited);
            output.WriteBytes(ByteString.CopyFrom(content));
        }

        return memory.ToArray();
    }
}
