using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace LocalHost;

/// <summary>Sends requests to this host's own pages and to the functions; for all others, and for wrong methods, an empty 404.</summary>
internal sealed class HttpLayer(IServiceProvider services, IInlineConstraintResolver resolver, HttpFunctions runner, HostKeys keys, IConfiguration configuration)
{
    private readonly RouteTable<RequestDelegate> pages = Table(LocalPages.All(services), resolver);
    private readonly TaskCompletionSource<Loaded> loaded = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile bool isClosed;

    /// <summary>Lets requests to functions through, which wait until the worker has loaded them.</summary>
    /// <exception cref="LocalHostException">A function has a route that the Functions host would refuse.</exception>
    public void Open(FunctionCatalog catalog, string prefix) => loaded.TrySetResult(new(
        catalog,
        Table(ActivatorUtilities.CreateInstance<HostRoutes>(services, catalog).All, resolver),
        FunctionRoutes.Build(catalog, prefix, resolver)));

    /// <summary>Lets go of whoever still waits for functions that were never loaded.</summary>
    public void GiveUp() => loaded.TrySetCanceled();

    /// <summary>Begins no further call of a function.</summary>
    public void Close() => isClosed = true;

    public async Task AnswerAsync(HttpContext http)
    {
        if (pages.TryFind(http, out var page, out var values))
        {
            http.Request.RouteValues = values;
            await page(http);
            return;
        }

        if (await WaitAsync(http.RequestAborted) is not var (catalog, own, routes) || isClosed)
        {
            http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            http.Response.Headers.Connection = "close";
            return;
        }

        if (own.TryFind(http, out page, out values))
        {
            http.Request.RouteValues = values;
            await page(http);
            return;
        }

        if (routes.TryFind(http, out var function, out values) && !catalog.IsDisabled(function))
        {
            await CallAsync(function, http, values);
            return;
        }

        // There is no homepage here, as where it is switched off; then the host answers what no function takes there.
        http.Response.StatusCode = function is null && http.Request.Path.Value is "/" ? StatusCodes.Status204NoContent : StatusCodes.Status404NotFound;
    }

    private async Task<Loaded?> WaitAsync(CancellationToken aborted)
    {
        try
        {
            return await loaded.Task.WaitAsync(aborted);
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    private static RouteTable<RequestDelegate> Table(IEnumerable<LocalPage> pages, IInlineConstraintResolver resolver) =>
        new(pages.Select(page => (new HttpRoute(page.Template, [page.Method], resolver), page.Answer)));

    private async Task CallAsync(FunctionInfo function, HttpContext http, RouteValueDictionary values)
    {
        if (!keys.Admits(function, http.Request))
        {
            http.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        // HTTP/1.0 allows it, but the Functions host can make no address of it.
        if (http.Request.Headers.Host.Count == 0)
        {
            http.Response.StatusCode = StatusCodes.Status500InternalServerError;
            return;
        }

        if (configuration.GetValue("WEBSITE_AUTH_ENABLED", false))
        {
            ClientPrincipal.Replace(http);
        }

        await runner.RunAsync(function, http, values);
    }

    private sealed record Loaded(FunctionCatalog Catalog, RouteTable<RequestDelegate> Own, RouteTable<FunctionInfo> Routes);
}
