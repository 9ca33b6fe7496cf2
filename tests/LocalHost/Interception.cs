using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace LocalHost.Tests;

/// <summary>Stands before the probe's functions, where a test can hold them back or look at what they get.</summary>
internal sealed class Interception : IFunctionsWorkerMiddleware
{
    /// <summary>Called in place of the function, which is the second argument.</summary>
    public Func<FunctionContext, Func<Task>, Task> Around { get; set; } = (_, function) => function();

    public Task Invoke(FunctionContext context, FunctionExecutionDelegate next) => Around(context, () => next(context));
}
