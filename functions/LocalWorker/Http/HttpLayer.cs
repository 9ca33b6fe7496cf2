using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;

namespace LocalWorker;

/// <summary>Sends requests to LocalWorker's own pages and to the functions; for all others, and for wrong methods, an empty 404.</summary>
internal static class HttpLayer
{
    private static readonly string[] ReservedFirstSegments = ["admin", "runtime"];

    /// <exception cref="LocalWorkerException">A function has a route that the Functions host would refuse.</exception>
    public static void RunHttp(this WebApplication app, FunctionCatalog catalog, string prefix)
    {
        var resolver = app.Services.GetRequiredService<IInlineConstraintResolver>();
        var pages = new RouteTable<RequestDelegate>(
            LocalPages.All(app.Services).Select(page => (new HttpRoute(page.Template, [page.Method], resolver), page.Answer)));
        var functions = new RouteTable<FunctionDescription>(
            catalog.Functions.Where(function => function.Trigger is HttpTriggerAttribute)
                .Select(function => (RouteOf(function, prefix, resolver), function)));
        var runner = app.Services.GetRequiredService<HttpFunctions>();

        app.Run(http =>
        {
            if (pages.TryFind(http, out var page, out var values))
            {
                http.Request.RouteValues = values;
                return page(http);
            }

            if (functions.TryFind(http, out var function, out values))
            {
                ClientPrincipal.Replace(http);
                return runner.RunAsync(function, http, values);
            }

            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        });
    }

    private static HttpRoute RouteOf(FunctionDescription function, string prefix, IInlineConstraintResolver resolver)
    {
        var trigger = (HttpTriggerAttribute)function.Trigger;
        var own = string.IsNullOrEmpty(trigger.Route) ? function.Name : trigger.Route;
        var first = own.Split('/')[0];
        if (ReservedFirstSegments.Contains(first, StringComparer.OrdinalIgnoreCase))
        {
            throw new LocalWorkerException($"The route {own} of {function.Name} begins with {first}, which the Functions host keeps for itself.");
        }

        return new HttpRoute(prefix.Length == 0 ? own : $"{prefix}/{own}", trigger.Methods, resolver);
    }
}
