using System.Globalization;

namespace Typesetting.Text;

/// <summary>A colour of sRGB; each part 0 to 1.</summary>
public readonly record struct Colour(double Red, double Green, double Blue)
{
    public static readonly Colour Black = new(0, 0, 0);

    /// <param name="hex">As <c>#rrggbb</c>.</param>
    public static Colour Parse(string hex)
    {
        var number = int.Parse(hex.AsSpan(1), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        return new((number >> 16) / 255.0, ((number >> 8) & 255) / 255.0, (number & 255) / 255.0);
    }
}
