using Typesetting.Pdf;

namespace Fair.Certificates;

/// <summary>The khatam: the star of eight points that two squares make, and what borders and marks are drawn with.</summary>
internal static class Star
{
    // Where the sides of the two squares cross, measured from the centre: tan(22.5°) / sin(45°) of the radius.
    private const double Inner = 0.765366864730180;

    /// <summary>Its outline, with points at the radius, two of them on each axis.</summary>
    public static Outline Outline(double x, double y, double radius)
    {
        Span<double> places = stackalloc double[32];
        for (var i = 0; i < 16; i++)
        {
            var (distance, angle) = (radius * (i % 2 == 0 ? 1 : Inner), i * Math.PI / 8);
            (places[2 * i], places[(2 * i) + 1]) = (x + (distance * Math.Cos(angle)), y + (distance * Math.Sin(angle)));
        }

        return new Outline().Polygon(places);
    }
}
