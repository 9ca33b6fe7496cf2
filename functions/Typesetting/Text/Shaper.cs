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
        buffer.Script = script;
        buffer.Language = language;
        font.Font.Shape(buffer);
        return Read(buffer.GetGlyphInfoSpan(), buffer.GetGlyphPositionSpan(), end, (int)Math.Round(rise * font.UnitsPerEm), rightToLeft);
    }

    private static Glyph[] Read(ReadOnlySpan<GlyphInfo> infos, ReadOnlySpan<GlyphPosition> positions, int end, int rise, bool rightToLeft)
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
            glyphs[index] = new((int)infos[index].Codepoint, cluster, next, position.XAdvance, position.XOffset, position.YOffset + rise);
        }

        return glyphs;
    }
}
