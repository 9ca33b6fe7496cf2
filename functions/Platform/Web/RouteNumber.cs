using System.Globalization;

namespace Platform.Web;

/// <summary>
/// Reads a number of an address. Functions take it as text: the worker would read it as JSON, and fail at "+5" and "007",
/// which the route's own check lets through.
/// </summary>
public static class RouteNumber
{
    /// <summary>The number, or null where the text is not digits alone.</summary>
    public static int? Read(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
