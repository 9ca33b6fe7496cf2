using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Logging;

namespace Platform.Web;

/// <summary>
/// Takes it for no error that somebody left before the request had reached the worker: what waits for it there is
/// cancelled, and the worker would report a failure. It stands before the worker's own middleware; whoever leaves later
/// is <see cref="AuthorizationMiddleware"/>'s. A queue's or a timer's cancellation stays a failure, so that it is tried again.
/// </summary>
public sealed partial class EarlyLeave(ILogger<EarlyLeave> logger) : IFunctionsWorkerMiddleware
{
    private const string Http = "httpTrigger";

    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        try
        {
            await next(context);
        }
        catch (OperationCanceledException) when (context.CancellationToken.IsCancellationRequested && context.FunctionDefinition.InputBindings.Values.Any(binding => binding.Type == Http))
        {
            LogLeft(context.FunctionDefinition.Name);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Function} was not begun: who asked has left, or the instance is being stopped.")]
    private partial void LogLeft(string function);
}
