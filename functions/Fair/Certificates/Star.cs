using Typesetting.Pdf;

namespace Fair.Certificates;

/// <summary>The khatam: the star of eight points that two squares make, and what borders and marks are drawn with.</summary>
internal static class Star
{
    // Where the sides of the two squares cross, measured from the centre: tan(22.5°) / sin(45°) of the radius.
    private const double Inner = 0.765366864730180;

    /// <summary>With points at the radius, two of them on each axis.</summary>
    public static IReadOnlyList<(double X, double Y)> Points(double x, double y, double radius, double turnedBy = 0) =>
        [.. Enumerable.Range(0, 16).Select(i => Point(x, y, radius * (i % 2 == 0 ? 1 : Inner), (i * Math.PI / 8) + turnedBy))];

    public static Outline Of(double x, double y, double radius) => new Outline().Polygon(Points(x, y, radius));

    public static (double X, double Y) Point(double x, double y, double radius, double angle) =>
        (x + (radius * Math.Cos(angle)), y + (radius * Math.Sin(angle)));
}
