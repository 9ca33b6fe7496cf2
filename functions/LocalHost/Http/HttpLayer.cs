using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;

namespace LocalHost;

/// <summary>Sends requests to this host's own pages and to the functions; for all others, and for wrong methods, an empty 404.</summary>
internal sealed class HttpLayer(IServiceProvider services, IInlineConstraintResolver resolver, HttpFunctions runner, IConfiguration configuration)
{
    private readonly RouteTable<RequestDelegate> pages = new(
        LocalPages.All(services).Select(page => (new HttpRoute(page.Template, [page.Method], resolver), page.Answer)));

    private readonly TaskCompletionSource<(FunctionCatalog Catalog, RouteTable<FunctionInfo> Routes)> functions = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Lets requests to functions through, which wait until the worker has loaded them.</summary>
    /// <exception cref="LocalHostException">A function has a route that the Functions host would refuse.</exception>
    public void Open(FunctionCatalog catalog, string prefix) => functions.TrySetResult((catalog, FunctionRoutes.Of(catalog, prefix, resolver)));

    public async Task AnswerAsync(HttpContext http)
    {
        if (pages.TryFind(http, out var page, out var values))
        {
            http.Request.RouteValues = values;
            await page(http);
            return;
        }

        var (catalog, routes) = await functions.Task.WaitAsync(http.RequestAborted);
        if (routes.TryFind(http, out var function, out values) && !catalog.IsDisabled(function))
        {
            if (configuration.GetValue("WEBSITE_AUTH_ENABLED", false))
            {
                ClientPrincipal.Replace(http);
            }

            await runner.RunAsync(function, http, values);
            return;
        }

        // With the homepage switched off, the host answers what no function takes there.
        http.Response.StatusCode = function is null && http.Request.Path.Value is "/" or "" ? StatusCodes.Status204NoContent : StatusCodes.Status404NotFound;
    }
}
