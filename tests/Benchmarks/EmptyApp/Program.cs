using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Hosting;

// What an application on the genuine worker costs that does nothing: the yardstick of starts and of requests.
var builder = FunctionsApplication.CreateBuilder(args);
builder.ConfigureFunctionsWebApplication();
await builder.Build().RunAsync();

namespace EmptyApp
{
    /// <summary>The one function there is.</summary>
    public sealed class Empty
    {
        /// <summary>Answers an empty page.</summary>
        [Function(nameof(Empty))]
        public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "ar")] HttpRequest request) =>
            Results.Content("<!DOCTYPE html><title>Empty</title>", "text/html; charset=utf-8");
    }
}
