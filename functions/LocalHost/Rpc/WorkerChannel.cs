using System.Collections.Concurrent;
using System.Diagnostics;
using System.Threading.Channels;
using Grpc.Core;
using Microsoft.Extensions.Logging;

namespace LocalHost.Rpc;

/// <summary>
/// What is said between this host and its one worker, in the order of the Functions host: the worker begins, is initialized,
/// names its functions, loads them, and is then called.
/// </summary>
internal sealed partial class WorkerChannel(HostIdentity identity, ILoggerFactory logs)
{
    /// <summary>The Functions host that this one is held to.</summary>
    public const string HostVersion = "4.1037.0.0";

    private const string HttpAddressCapability = "HttpUri";

    private readonly ILogger logger = logs.CreateLogger<WorkerChannel>();
    private readonly Channel<StreamingMessage> outgoing = Channel.CreateUnbounded<StreamingMessage>(new() { SingleReader = true });
    private readonly ConcurrentDictionary<string, TaskCompletionSource<InvocationResponse>> running = new();
    private readonly ConcurrentDictionary<string, TaskCompletionSource<FunctionLoadResponse>> loading = new();
    private readonly TaskCompletionSource begun = NewSource();
    private readonly TaskCompletionSource<WorkerInitResponse> initialized = NewSource<WorkerInitResponse>();
    private readonly TaskCompletionSource<FunctionMetadataResponse> named = NewSource<FunctionMetadataResponse>();
    private readonly TaskCompletionSource ended = NewSource();
    private int isTaken;

    /// <summary>Done when the worker has connected and said its name.</summary>
    public Task Begun => begun.Task;

    /// <summary>Done when the worker's side of the conversation is over.</summary>
    public Task Ended => ended.Task;

    /// <summary>Where the worker takes HTTP requests; null before <see cref="LoadAsync"/>, and for a worker that takes none.</summary>
    public Uri? HttpAddress { get; private set; }

    /// <summary>Takes the worker from its first word to functions that can be called.</summary>
    /// <exception cref="LocalHostException">The worker refused something; the message says what it said.</exception>
    public async Task<IReadOnlyList<FunctionInfo>> LoadAsync(string applicationFolder, CancellationToken cancellationToken)
    {
        await begun.Task.WaitAsync(cancellationToken);
        Send(new() { WorkerInitRequest = new() { HostVersion = HostVersion, WorkerDirectory = applicationFolder, FunctionAppDirectory = applicationFolder } });
        var worker = await initialized.Task.WaitAsync(cancellationToken);
        Check(worker.Result, "did not initialize");
        HttpAddress = worker.Capabilities.TryGetValue(HttpAddressCapability, out var address) ? new Uri(address) : null;

        Send(new() { FunctionsMetadataRequest = new() { FunctionAppDirectory = applicationFolder } });
        var answer = await named.Task.WaitAsync(cancellationToken);
        Check(answer.Result, "could not name its functions");
        IReadOnlyList<FunctionInfo> functions = [.. answer.FunctionMetadataResults.Select(metadata => new FunctionInfo(metadata))];

        var loads = functions.Select(function => loading.GetOrAdd(function.Id, _ => NewSource<FunctionLoadResponse>()).Task).ToList();
        foreach (var function in functions)
        {
            Send(new() { FunctionLoadRequest = function.ToLoadRequest() });
        }

        foreach (var (function, loaded) in functions.Zip(await Task.WhenAll(loads).WaitAsync(cancellationToken)))
        {
            Check(loaded.Result, $"could not load the function {function.Name}");
        }

        return functions;
    }

    /// <summary>Names another address for HTTP requests than the worker did: of several workers in one process, all name the same.</summary>
    public void BelieveInstead(Uri address) => HttpAddress = address;

    /// <summary>Waits until the worker's own server listens, which it may do a moment after it has loaded its functions.</summary>
    public async Task HttpAnswersAsync(CancellationToken cancellationToken)
    {
        while (HttpAddress is { } address)
        {
            using var client = new System.Net.Sockets.TcpClient();
            try
            {
                await client.ConnectAsync(address.Host, address.Port, cancellationToken);
                return;
            }
            catch (System.Net.Sockets.SocketException)
            {
                await Task.Delay(10, cancellationToken);
            }
        }
    }

    /// <summary>Calls a function and waits for its end.</summary>
    /// <param name="function">The function.</param>
    /// <param name="id">The invocation's id, which HTTP requests of the invocation bear, too.</param>
    /// <param name="trigger">What calls it.</param>
    /// <param name="cancellationToken">Told to the worker when it fires; the function's end is awaited all the same.</param>
    /// <exception cref="InvocationFailedException">It failed.</exception>
    public async Task<InvocationResponse> InvokeAsync(FunctionInfo function, string id, Trigger trigger, CancellationToken cancellationToken)
    {
        var request = new InvocationRequest
        {
            InvocationId = id,
            FunctionId = function.Id,
            TraceContext = new() { TraceParent = Activity.Current?.Id ?? "", TraceState = Activity.Current?.TraceStateString ?? "" },
        };
        request.InputData.Add(new ParameterBinding { Name = function.Trigger.Name, Data = trigger.Value });
        foreach (var (name, value) in trigger.Data)
        {
            request.TriggerMetadata[name] = value;
        }

        var source = NewSource<InvocationResponse>();
        running[id] = source;
        try
        {
            if (ended.Task.IsCompleted)
            {
                throw new InvocationFailedException(function.Name, new() { Message = "the worker has ended" });
            }

            Send(new() { InvocationRequest = request });
            await using var cancel = cancellationToken.UnsafeRegister(_ => Send(new() { InvocationCancel = new() { InvocationId = id } }), null);
            var response = await source.Task;
            return response.Result.Status == StatusResult.Types.Status.Success
                ? response
                : throw new InvocationFailedException(function.Name, response.Result.Exception, response.Result.Status == StatusResult.Types.Status.Cancelled);
        }
        finally
        {
            running.TryRemove(id, out _);
        }
    }

    /// <summary>Asks the worker to end itself.</summary>
    public void Terminate() => Send(new() { WorkerTerminate = new() });

    /// <summary>Ends the conversation from this side: a worker that was stopped does not do so itself.</summary>
    public void Complete() => outgoing.Writer.TryComplete();

    /// <summary>Whether the conversation is still free for a worker; it is taken then.</summary>
    public bool TryTake() => Interlocked.Exchange(ref isTaken, 1) == 0;

    /// <summary>Speaks with the worker until one side ends.</summary>
    public async Task RunAsync(IAsyncStreamReader<StreamingMessage> incoming, IServerStreamWriter<StreamingMessage> writer, CancellationToken cancellationToken)
    {
        var reading = ReadAsync(incoming, cancellationToken);
        try
        {
            await foreach (var message in outgoing.Reader.ReadAllAsync(cancellationToken))
            {
                await writer.WriteAsync(message, cancellationToken);
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or InvalidOperationException or IOException)
        {
            // The worker has gone.
        }
        finally
        {
            End();
        }

        // The reader ends with the call; nobody waits for a worker that has nothing more to say.
        _ = reading.ContinueWith(task => _ = task.Exception, TaskScheduler.Default);
    }

    private async Task ReadAsync(IAsyncStreamReader<StreamingMessage> incoming, CancellationToken cancellationToken)
    {
        try
        {
            while (await incoming.MoveNext(cancellationToken))
            {
                Receive(incoming.Current);
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException or Grpc.Core.RpcException)
        {
            // The worker has gone.
        }
        finally
        {
            End();
        }
    }

    private void End()
    {
        Complete();
        ended.TrySetResult();
        foreach (var invocation in running.Values)
        {
            invocation.TrySetResult(new() { Result = new() { Exception = new() { Message = "the worker has ended" } } });
        }
    }

    private void Receive(StreamingMessage message)
    {
        switch (message.ContentCase)
        {
            case StreamingMessage.ContentOneofCase.StartStream when message.StartStream.WorkerId == identity.WorkerId:
                begun.TrySetResult();
                break;
            case StreamingMessage.ContentOneofCase.WorkerInitResponse:
                initialized.TrySetResult(message.WorkerInitResponse);
                break;
            case StreamingMessage.ContentOneofCase.FunctionMetadataResponse:
                named.TrySetResult(message.FunctionMetadataResponse);
                break;
            case StreamingMessage.ContentOneofCase.FunctionLoadResponse:
                loading.GetOrAdd(message.FunctionLoadResponse.FunctionId, _ => NewSource<FunctionLoadResponse>()).TrySetResult(message.FunctionLoadResponse);
                break;
            case StreamingMessage.ContentOneofCase.InvocationResponse:
                if (running.TryGetValue(message.InvocationResponse.InvocationId, out var invocation))
                {
                    invocation.TrySetResult(message.InvocationResponse);
                }

                break;
            case StreamingMessage.ContentOneofCase.RpcLog:
                WriteLog(message.RpcLog);
                break;
            default:
                LogUnknown(logger, message.ContentCase);
                break;
        }
    }

    private void Send(StreamingMessage message)
    {
        message.RequestId = identity.RequestId;
        outgoing.Writer.TryWrite(message);
    }

    private void WriteLog(RpcLog log)
    {
        if (log.LogCategory == RpcLog.Types.RpcLogCategory.CustomMetric)
        {
            return;
        }

        // Levels have the same numbers on both sides.
        var category = logs.CreateLogger(log.Category is { Length: > 0 } name ? name : "Worker");
        var failure = log.Exception is { Message.Length: > 0 } exception ? $"\n{exception.Message}\n{exception.StackTrace}" : "";
        LogOfWorker(category, (LogLevel)(int)log.Level, log.Message, failure);
    }

    private static void Check(StatusResult result, string what)
    {
        if (result.Status != StatusResult.Types.Status.Success)
        {
            throw new LocalHostException($"The application {what}: {result.Exception?.Message}\n{result.Exception?.StackTrace}".TrimEnd());
        }
    }

    private static TaskCompletionSource<T> NewSource<T>() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private static TaskCompletionSource NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    [LoggerMessage(Level = LogLevel.Debug, Message = "The worker said {Case}, which this host does not know")]
    private static partial void LogUnknown(ILogger logger, StreamingMessage.ContentOneofCase @case);

    [LoggerMessage(Message = "{Text}{Failure}")]
    private static partial void LogOfWorker(ILogger logger, LogLevel level, string text, string failure);
}
