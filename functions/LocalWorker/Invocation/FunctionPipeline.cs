using System.Diagnostics;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.DependencyInjection;

namespace LocalWorker;

/// <summary>Takes every call of a function through the middleware, in a scope of its own.</summary>
internal sealed class FunctionPipeline
{
    /// <summary>Named as the genuine worker's, so that whoever listens to one hears the other.</summary>
    public const string ActivitySourceName = "Microsoft.Azure.Functions.Worker";

    private static readonly ActivitySource Source = new(ActivitySourceName);

    private readonly IServiceScopeFactory scopes;
    private readonly FunctionExecutionDelegate run;

    public FunctionPipeline(IServiceScopeFactory scopes, IEnumerable<Func<FunctionExecutionDelegate, FunctionExecutionDelegate>> middleware)
    {
        this.scopes = scopes;
        run = middleware.Reverse().Aggregate((FunctionExecutionDelegate)CallAsync, (next, step) => step(next));
    }

    /// <summary>Calls the function. What it or a middleware throws comes out of here.</summary>
    public async Task RunAsync(FunctionDescription function, TriggerEvent triggerEvent, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        using var activity = Source.StartActivity($"function {function.Name}");
        await run(new Invocation(function, triggerEvent, scope.ServiceProvider, cancellationToken));
    }

    private static async Task CallAsync(Microsoft.Azure.Functions.Worker.FunctionContext context)
    {
        var invocation = (Invocation)context;
        ReturnValue.Of(context).Value = await invocation.Function.Method.CallAsync(invocation);
    }
}
