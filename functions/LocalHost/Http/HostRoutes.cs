using System.Globalization;
using System.Text.Json;
using LocalHost.Rpc;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace LocalHost;

/// <summary>The Functions host's own addresses, as far as they are of use here: whether it lives, what it runs, and running a timer or a queue's function by hand.</summary>
internal sealed partial class HostRoutes(FunctionCatalog catalog, FunctionCalls calls, HostKeys keys, MovableClock clock, ILogger<HostRoutes> logger)
{
    private readonly DateTimeOffset start = TimeProvider.System.GetUtcNow();

    public IEnumerable<LocalPage> All =>
    [
        new("GET", "admin/host/ping", PingAsync),
        new("POST", "admin/host/ping", PingAsync),
        new("GET", "admin/host/status", MasterOnly(StatusAsync)),
        new("GET", "admin/functions", MasterOnly(ListAsync)),
        // Without keys anybody who can be made to send it could run a function: not another site in the browser.
        new("POST", "admin/functions/{name}", RequestOrigin.SameSiteOnly(MasterOnly(RunAsync))),
        .. Webhook.Select(method => new LocalPage(method, "runtime/webhooks/{extension}/{*rest}", MasterOnly(http => NotFoundAsync(http)))),
    ];

    // No extension of this host takes any of them.
    private static string[] Webhook => ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

    private RequestDelegate MasterOnly(RequestDelegate answer) => http =>
    {
        if (keys.IsMaster(http.Request))
        {
            return answer(http);
        }

        http.Response.StatusCode = StatusCodes.Status401Unauthorized;
        http.Response.Headers.WWWAuthenticate = "Bearer";
        return Task.CompletedTask;
    };

    private static Task PingAsync(HttpContext http)
    {
        http.Response.Headers.CacheControl = "no-store,no-cache";
        http.Response.Headers.Pragma = "no-cache";
        return Task.CompletedTask;
    }

    private static Task NotFoundAsync(HttpContext http)
    {
        http.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    private static Task WriteAsync(HttpContext http, object answer)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(answer);
        http.Response.ContentType = "application/json; charset=utf-8";
        http.Response.ContentLength = json.Length;
        return http.Response.Body.WriteAsync(json, http.RequestAborted).AsTask();
    }

    private Task StatusAsync(HttpContext http) => WriteAsync(http, new
    {
        id = "localhost",
        state = "Running",
        version = WorkerChannel.HostVersion,
        versionDetails = WorkerChannel.HostVersion,
        platformVersion = "",
        instanceId = "",
        computerName = Environment.MachineName,
        processUptime = (long)(TimeProvider.System.GetUtcNow() - start).TotalMilliseconds,
        functionAppContentEditingState = "NotAllowed",
    });

    private Task ListAsync(HttpContext http) => WriteAsync(http, catalog.Functions.Select(function => new
    {
        name = function.Name,
        isDisabled = catalog.IsDisabled(function),
        language = function.Metadata.Language,
        config = new { bindings = function.Metadata.RawBindings.Select(binding => JsonSerializer.Deserialize<JsonElement>(binding)) },
    }));

    /// <summary>Begins a timer's or a queue's function, whose input is the text <c>input</c> of the body, and does not wait for its end.</summary>
    private async Task RunAsync(HttpContext http)
    {
        var name = (string)http.Request.RouteValues["name"]!;
        var input = await InputAsync(http);
        var function = catalog.Functions.FirstOrDefault(function => function.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
        Trigger? trigger = function?.Trigger.Type.ToLowerInvariant() switch
        {
            "timertrigger" => TimerEvent.Create(null, isPastDue: false, clock.GetUtcNow()),
            "queuetrigger" => new(Trigger.Text(input), new Dictionary<string, TypedData> { ["QueueTrigger"] = Trigger.Text(input) }),
            _ => null,
        };
        if (function is null || trigger is null)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        http.Response.StatusCode = StatusCodes.Status202Accepted;
        _ = CallAsync(function, trigger);
    }

    private async Task CallAsync(FunctionInfo function, Trigger trigger)
    {
        try
        {
            await calls.InvokeAsync(function, trigger, CancellationToken.None);
        }
        catch (Exception exception)
        {
            LogFailed(logger, exception, function.Name);
        }
    }

    private static async Task<string> InputAsync(HttpContext http)
    {
        try
        {
            var body = await JsonSerializer.DeserializeAsync<JsonElement>(http.Request.Body, cancellationToken: http.RequestAborted);
            return body.ValueKind == JsonValueKind.Object && body.TryGetProperty("input", out var input) ? Convert.ToString(input, CultureInfo.InvariantCulture)! : "";
        }
        catch (JsonException)
        {
            return "";
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Function}, which was run by hand, failed")]
    private static partial void LogFailed(ILogger logger, Exception exception, string function);
}
