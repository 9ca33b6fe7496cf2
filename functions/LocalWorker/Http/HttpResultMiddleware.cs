using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace LocalWorker;

/// <summary>
/// Gives an HTTP function its request. Its result is written when every later middleware has returned: what a middleware
/// catches, or sets for the time of the call, does not reach the writing, as in the genuine worker.
/// </summary>
internal sealed class HttpResultMiddleware : IFunctionsWorkerMiddleware
{
    /// <summary>The item under which the invocation holds its HttpContext.</summary>
    public const string HttpContextKey = "HttpRequestContext";

    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        if (((Invocation)context).Event.Value is not HttpContext http)
        {
            await next(context);
            return;
        }

        context.Items[HttpContextKey] = http;
        await next(context);
        if (ReturnValue.Of(context).Value is IResult result)
        {
            await result.ExecuteAsync(http);
        }
    }
}
