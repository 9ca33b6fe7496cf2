using Microsoft.AspNetCore.Routing.Template;

namespace LocalWorker;

/// <summary>
/// The order in which the Functions host tries routes: segment by segment, text before a parameter and a parameter with
/// more constraints before one with fewer; of two that begin alike, the longer first. A catch-all counts as a parameter.
/// </summary>
internal sealed class RoutePrecedence : IComparer<RouteTemplate>
{
    public static readonly RoutePrecedence Order = new();

    public int Compare(RouteTemplate? x, RouteTemplate? y)
    {
        var (one, other) = (x!.Segments, y!.Segments);
        for (var i = 0; i < Math.Min(one.Count, other.Count); i++)
        {
            // The host looks at a segment's first part only.
            var difference = Compare(one[i].Parts[0], other[i].Parts[0]);
            if (difference != 0)
            {
                return difference;
            }
        }

        return other.Count - one.Count;
    }

    private static int Compare(TemplatePart one, TemplatePart other) => (one.IsParameter, other.IsParameter) switch
    {
        (false, true) => -1,
        (true, false) => 1,
        (true, true) => other.InlineConstraints.Count() - one.InlineConstraints.Count(),
        _ => string.Compare(one.Text, other.Text, StringComparison.OrdinalIgnoreCase),
    };
}
