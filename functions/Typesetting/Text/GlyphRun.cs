using HarfBuzzSharp;
using Typesetting.Fonts;

namespace Typesetting.Text;

/// <summary>Characters of one font, style, script and direction, shaped.</summary>
/// <param name="Font">Where the glyphs are from.</param>
/// <param name="Style">How they look.</param>
/// <param name="Script">The script of the characters.</param>
/// <param name="Level">Of UAX #9; odd ones run right to left.</param>
/// <param name="Start">Its first character in the paragraph.</param>
/// <param name="End">Behind its last.</param>
/// <param name="Glyphs">From left to right.</param>
internal sealed record GlyphRun(Typeface Font, TextStyle Style, Script Script, byte Level, int Start, int End, Glyph[] Glyphs)
{
    public bool IsRightToLeft => (Level & 1) == 1;

    /// <summary>In points, at the style's own size.</summary>
    public double Width
    {
        get
        {
            var width = 0;
            foreach (var glyph in Glyphs)
            {
                width += glyph.Advance;
            }

            return width * Style.Size / Font.UnitsPerEm;
        }
    }

    /// <summary>The part of it between two characters.</summary>
    public GlyphRun Slice(int start, int end) => start <= Start && end >= End
        ? this
        : this with { Start = Math.Max(start, Start), End = Math.Min(end, End), Glyphs = Array.FindAll(Glyphs, glyph => glyph.Start >= start && glyph.Start < end) };
}
