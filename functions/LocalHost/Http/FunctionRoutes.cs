using Microsoft.AspNetCore.Routing;

namespace LocalHost;

/// <summary>
/// The routes of HTTP functions as the Functions host has them: it goes through the functions by name and takes the first
/// that fits, so that a parameter can hide another function's text. What is switched off keeps its place.
/// </summary>
internal static class FunctionRoutes
{
    /// <exception cref="LocalHostException">A function has a route that is none, or that the host keeps for itself.</exception>
    public static RouteTable<FunctionInfo> Build(FunctionCatalog catalog, string prefix, IInlineConstraintResolver resolver) =>
        new(catalog.WithTrigger("httpTrigger").Select(function => (RouteOf(function, prefix, resolver), function)));

    private static HttpRoute RouteOf(FunctionInfo function, string prefix, IInlineConstraintResolver resolver)
    {
        var own = function.Trigger.Text("route") ?? function.Name;
        if (own.Split('/')[0].ToLowerInvariant() is "admin" or "runtime")
        {
            throw new LocalHostException($"The route {own} of {function.Name} begins with a word that the Functions host keeps for itself.");
        }

        return new HttpRoute(prefix.Length == 0 ? own : $"{prefix}/{own}", function.Trigger.Texts("methods"), resolver);
    }
}
