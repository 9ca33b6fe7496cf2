using System.Text.Json;
using LocalHost.Rpc;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;
using Yarp.ReverseProxy.Forwarder;

namespace LocalHost;

/// <summary>
/// Calls HTTP functions as the Functions host does: the worker is told of the invocation, and the request itself is
/// forwarded to it with the invocation's id. A function that fails answers 500 with an empty body.
/// </summary>
internal sealed partial class HttpFunctions(FunctionCalls calls, WorkerChannel channel, IHttpForwarder forwarder, ILogger<HttpFunctions> logger) : IDisposable
{
    /// <summary>The header by which the worker knows which invocation a request belongs to.</summary>
    public const string InvocationHeader = "x-ms-invocation-id";

    private static readonly ForwarderRequestConfig Config = new() { ActivityTimeout = TimeSpan.FromSeconds(240) };

    // A function that is told of a client's leaving finds its own request aborted, too; that comes another way and may be slower.
    private static readonly TimeSpan AbortedWithin = TimeSpan.FromMilliseconds(50);

    // Of tracing headers the function sees those that the client has sent.
    private readonly HttpMessageInvoker client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, ActivityHeadersPropagator = null });
    private int running;

    /// <summary>Requests that are being answered.</summary>
    public int Running => running;

    public async Task RunAsync(FunctionInfo function, HttpContext http, RouteValueDictionary routeValues)
    {
        Interlocked.Increment(ref running);
        try
        {
            await ForwardAsync(function, http, routeValues);
        }
        finally
        {
            Interlocked.Decrement(ref running);
        }
    }

    public void Dispose() => client.Dispose();

    private async Task ForwardAsync(FunctionInfo function, HttpContext http, RouteValueDictionary routeValues)
    {
        var connection = new HeldAbort(http.Features.GetRequiredFeature<IHttpRequestLifetimeFeature>());
        http.Features.Set<IHttpRequestLifetimeFeature>(connection);
        var id = FunctionCalls.NewId();
        // What a client sends under this name stays, as it does in Azure.
        http.Request.Headers.TryAdd(InvocationHeader, id);

        // Not disposed: it holds nothing, and a client may leave when all is over.
        var left = new CancellationTokenSource();
        var forwarding = forwarder.SendAsync(http, channel.HttpAddress!.ToString(), client, Config).AsTask();
        _ = forwarding.ContinueWith(_ => connection.RequestAborted.UnsafeRegister(_ => left.CancelAfter(AbortedWithin), null), TaskScheduler.Default);
        Exception? failure = null;
        try
        {
            await calls.InvokeAsync(function, id, new Trigger(new TypedData { Http = new() }, DataOf(http.Request, routeValues)), left.Token);
        }
        catch (Exception exception)
        {
            failure = exception;
        }

        var error = await forwarding;
        if (connection.RequestAborted.IsCancellationRequested || (failure is null && error == ForwarderError.None))
        {
            return;
        }

        if (http.Response.HasStarted)
        {
            // The server writes it into the log, and ends the answer without its end.
            throw failure ?? new InvocationFailedException(function.Name, new() { Message = $"the answer broke off ({error})" });
        }

        LogFailed(logger, failure ?? http.Features.Get<IForwarderErrorFeature>()?.Exception, function.Name, error);
        http.Response.StatusCode = StatusCodes.Status500InternalServerError;
    }

    /// <summary>The binding data of a request: the last value of each name in its query, the route's values over them, and both once more as JSON.</summary>
    private static Dictionary<string, TypedData> DataOf(HttpRequest request, RouteValueDictionary routeValues)
    {
        var data = new Dictionary<string, TypedData>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, values) in request.Query.Where(pair => pair.Key != HostKeys.QueryName))
        {
            data[name] = Trigger.Text(values[^1] ?? "");
        }

        foreach (var (name, value) in routeValues)
        {
            if (value is not null)
            {
                data[name] = Trigger.Text(value.ToString()!);
            }
        }

        data["Headers"] = Trigger.Json(JsonSerializer.Serialize(request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString())));
        data["Query"] = Trigger.Json(JsonSerializer.Serialize(request.Query.ToDictionary(pair => pair.Key, pair => pair.Value.ToString())));
        return data;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Function} failed (on the way to it and back: {Error})")]
    private static partial void LogFailed(ILogger logger, Exception? exception, string function, ForwarderError error);
}
