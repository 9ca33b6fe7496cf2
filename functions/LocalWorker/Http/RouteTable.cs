using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace LocalWorker;

/// <summary>Finds what answers a request. A route of another method does not match, so that a less specific one may.</summary>
internal sealed class RouteTable<T>
{
    private readonly Entry[] entries;

    public RouteTable(IEnumerable<(HttpRoute Route, T Target)> entries) =>
        this.entries = [.. entries.Select(entry => new Entry(entry.Route, entry.Target)).OrderBy(entry => entry.Route.Template, RoutePrecedence.Order)];

    /// <summary>Finds the target of the first route that the request is for, and that route's values with its defaults.</summary>
    public bool TryFind(HttpContext http, [NotNullWhen(true)] out T? target, out RouteValueDictionary values)
    {
        values = [];
        foreach (var entry in entries)
        {
            if (entry.Route.Matches(http, values))
            {
                target = entry.Target!;
                return true;
            }

            values.Clear();
        }

        target = default;
        return false;
    }

    private sealed record Entry(HttpRoute Route, T Target);
}
