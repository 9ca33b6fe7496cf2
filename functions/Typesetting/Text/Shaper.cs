using HarfBuzzSharp;
using Typesetting.Fonts;
using Buffer = HarfBuzzSharp.Buffer;

namespace Typesetting.Text;

/// <summary>Lets HarfBuzz choose and place the glyphs of a run.</summary>
internal static class Shaper
{
    [ThreadStatic]
    private static Buffer? buffer;

    public static Glyph[] Shape(int[] codePoints, int start, int end, Typeface font, double rise, Script script, bool rightToLeft, Language language)
    {
        buffer ??= new Buffer();
        buffer.ClearContents();
        // All of the paragraph is context: letters at the edge of a run join what stands beyond it.
        buffer.AddUtf32(codePoints, start, end - start);
        buffer.ClusterLevel = ClusterLevel.MonotoneCharacters;
        buffer.Direction = rightToLeft ? Direction.RightToLeft : Direction.LeftToRight;
        // What only steers is done with: it is no glyph.
        buffer.Flags = BufferFlags.RemoveDefaultIgnorables;
        buffer.Script = script;
        buffer.Language = language;
        font.Font.Shape(buffer);
        return Read(buffer.GetGlyphInfoSpan(), buffer.GetGlyphPositionSpan(), font, end, (int)Math.Round(rise * font.UnitsPerEm), rightToLeft);
    }

    private static Glyph[] Read(ReadOnlySpan<GlyphInfo> infos, ReadOnlySpan<GlyphPosition> positions, Typeface font, int end, int rise, bool rightToLeft)
    {
        var glyphs = new Glyph[infos.Length];
        // Clusters fall or rise along the line: each ends where the next one in logical order begins.
        var (next, last) = (end, -1);
        for (var i = 0; i < infos.Length; i++)
        {
            var index = rightToLeft ? i : infos.Length - 1 - i;
            var cluster = (int)infos[index].Cluster;
            if (last >= 0 && cluster != last)
            {
                next = last;
            }

            last = cluster;
            var position = positions[index];
            var (glyph, advance) = ((int)infos[index].Codepoint, position.XAdvance);
            var gap = Math.Max(0, advance - font.Advance(glyph) - WidestGap(font));
            glyphs[index] = new(glyph, cluster, next, advance - gap, position.XOffset - Math.Clamp(position.XOffset, 0, gap), position.YOffset + rise);
        }

        return glyphs;
    }

    // Readers take a gap of a tenth of an em for a space. A font that sets two letters further apart is held a hair below it.
    private static int WidestGap(Typeface font) => font.UnitsPerEm * 95 / 1000;
}
