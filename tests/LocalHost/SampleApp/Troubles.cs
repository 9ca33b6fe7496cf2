using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace SampleApp;

/// <summary>Functions that fail, wait, or tell of their surroundings.</summary>
public sealed class Troubles(Journal journal, ScopeProbe scope, ScopeProbe sameScope)
{
    [Function("Fail")]
    public IResult Fail([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "fail")] HttpRequest request)
    {
        request.HttpContext.Response.Headers["X-Half-Done"] = "yes";
        throw new InvalidOperationException("on purpose");
    }

    [Function("FailLater")]
    public async Task<IResult> FailLater([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "fail/later")] HttpRequest request)
    {
        await Task.Yield();
        throw new InvalidOperationException($"on purpose, {request.Method}");
    }

    [Function("FailInResult")]
    public IResult FailInResult([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "fail/result")] HttpRequest request) => new FailingResult();

    [Function("Nothing")]
    public Task Nothing([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "nothing")] HttpRequest request) => Task.CompletedTask;

    [Function("Scope")]
    public IResult Scope([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "scope")] HttpRequest request, FunctionContext context) =>
        Results.Text($"{scope.Id} {sameScope.Id} {((ScopeProbe)context.InstanceServices.GetService(typeof(ScopeProbe))!).Id}");

    [Function("Slow")]
    public async Task<IResult> Slow([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "slow")] HttpRequest request, CancellationToken cancellationToken)
    {
        journal.Add("slow begins");
        await journal.Gate.Task.WaitAsync(cancellationToken);
        return Results.Text("slow but done");
    }

    [Function("Headers")]
    public IResult Headers([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "headers")] HttpRequest request) =>
        Results.Json(request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString()));

    private sealed class FailingResult : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext) => throw new InvalidOperationException("the result fails on purpose");
    }
}
