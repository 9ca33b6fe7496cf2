using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace SampleApp;

public sealed class InnerMiddleware(Journal journal) : IFunctionsWorkerMiddleware
{
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        journal.Add("inner begins");
        await next(context);
        journal.Add("inner ends");
    }
}
