using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;

namespace LocalWorker;

/// <summary>Calls HTTP functions. One that fails answers 500 with an empty body, as in Azure.</summary>
internal sealed partial class HttpFunctions(FunctionPipeline pipeline, ILogger<HttpFunctions> logger)
{
    public async Task RunAsync(FunctionDescription function, HttpContext http, RouteValueDictionary routeValues)
    {
        http.Request.RouteValues = routeValues;
        try
        {
            await pipeline.RunAsync(function, new TriggerEvent(http, routeValues), http.RequestAborted);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // Nobody is there to answer.
        }
        catch (Exception exception)
        {
            LogFailed(logger, exception, function.Name);
            Fail(http);
        }
    }

    private static void Fail(HttpContext http)
    {
        if (http.Response.HasStarted)
        {
            http.Abort();
            return;
        }

        http.Response.Clear();
        http.Response.StatusCode = StatusCodes.Status500InternalServerError;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Function} failed")]
    private static partial void LogFailed(ILogger logger, Exception exception, string function);
}
