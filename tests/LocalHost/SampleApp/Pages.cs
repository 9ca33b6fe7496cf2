using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace SampleApp;

/// <summary>Functions whose routes compete.</summary>
public sealed class Pages
{
    [Function("Root")]
    public IResult Root([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "{root:maxlength(0)?}")] HttpRequest request) => Said("Root", request);

    [Function("GreetAnyone")]
    public IResult GreetAnyone([HttpTrigger(AuthorizationLevel.Anonymous, "get", "post", Route = "hello/{name}")] HttpRequest request, string name) =>
        Said($"GreetAnyone {name}", request);

    [Function("GreetBoss")]
    public IResult GreetBoss([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "hello/boss")] HttpRequest request) => Said("GreetBoss", request);

    [Function("ThingByNumber")]
    public Task<IResult> ThingByNumber([HttpTrigger(AuthorizationLevel.Function, "get", Route = "things/{number:int}")] HttpRequest request, int number) =>
        Task.FromResult(Said($"ThingByNumber {number + 0}", request));

    [Function("ThingByName")]
    public IResult ThingByName([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "things/{name}")] HttpRequest request, string name) =>
        Said($"ThingByName {name}", request);

    [Function("ThingPart")]
    public IResult ThingPart(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "things/{id:guid}/parts/{part?}")] HttpRequest request,
        Guid id,
        int? part = 7) => Said($"ThingPart {id} {part}", request);

    [Function("AnyFile")]
    public IResult AnyFile([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "files/{*path}")] HttpRequest request, string path) =>
        Said($"AnyFile {path}", request);

    [Function("unrouted")]
    public IResult Unrouted([HttpTrigger(AuthorizationLevel.Anonymous)] HttpRequest request) => Said("unrouted", request);

    private static IResult Said(string what, HttpRequest request) => Results.Text($"{request.Method} {what}");
}
