using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace LocalHost;

/// <summary>Finds what answers a request: the first entry whose template, constraints and method the request fits, in the order in which entries are given.</summary>
internal sealed class RouteTable<T>(IEnumerable<(HttpRoute Route, T Target)> entries)
{
    private readonly (HttpRoute Route, T Target)[] entries = [.. entries];

    /// <summary>Finds the target of the first route that the request is for, and that route's values with its defaults.</summary>
    public bool TryFind(HttpContext http, [NotNullWhen(true)] out T? target, out RouteValueDictionary values)
    {
        foreach (var entry in entries)
        {
            values = [];
            if (entry.Route.Matches(http, values))
            {
                target = entry.Target!;
                return true;
            }
        }

        values = [];
        target = default;
        return false;
    }
}
