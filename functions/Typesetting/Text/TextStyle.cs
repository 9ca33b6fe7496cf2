using Typesetting.Fonts;

namespace Typesetting.Text;

/// <summary>How letters look.</summary>
/// <param name="Family">Their fonts.</param>
/// <param name="Size">Of the em, in points.</param>
/// <param name="Colour">Their colour.</param>
public sealed record TextStyle(FontFamily Family, double Size, Colour Colour)
{
    /// <summary>How far above the line they stand, in ems.</summary>
    public double Rise { get; init; }
}
