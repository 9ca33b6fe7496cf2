using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace SampleApp;

/// <summary>Writes what it sees; puts another result in the place of a function's when the query asks for that.</summary>
public sealed class OuterMiddleware(Journal journal) : IFunctionsWorkerMiddleware
{
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        var http = context.GetHttpContext();
        journal.Add($"outer begins {context.FunctionDefinition.EntryPoint} {context.FunctionDefinition.InputBindings.Values.Single().Type} {(http is null ? "no request" : "request")}");
        try
        {
            await next(context);
        }
        catch (InvalidOperationException exception) when (http?.Request.Query.ContainsKey("rescue") == true)
        {
            context.GetInvocationResult().Value = Results.Text($"rescued: {exception.Message}", statusCode: StatusCodes.Status503ServiceUnavailable);
        }

        journal.Add($"outer sees {context.GetInvocationResult().Value?.GetType().Name}");
        if (http?.Request.Query.ContainsKey("replace") == true)
        {
            context.GetInvocationResult().Value = Results.Text("replaced");
        }

        journal.Add("outer ends");
    }
}
