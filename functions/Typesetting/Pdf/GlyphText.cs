using Typesetting.Text;

namespace Typesetting.Pdf;

/// <summary>
/// Which characters each glyph of a run is told as. Readers take glyphs from left to right and turn them around where a text runs
/// right to left, so each glyph of such a run is told as one character: a ligature as its last, with the others told by
/// blanks laid over it.
/// </summary>
internal static class GlyphText
{
    // Parts of one letter for which no character is left are told as what is not seen: a word joiner.
    private const string Nothing = "\u2060";

    /// <summary>For each glyph its text, and the characters that blanks over it tell, from left to right.</summary>
    public static (string Text, string[] Over)[] Of(GlyphRun run, int[] characters)
    {
        var texts = new (string Text, string[] Over)[run.Glyphs.Length];
        for (var first = 0; first < texts.Length;)
        {
            var end = first + 1;
            while (end < texts.Length && run.Glyphs[end].Start == run.Glyphs[first].Start)
            {
                end++;
            }

            var told = Enumerable.Range(run.Glyphs[first].Start, run.Glyphs[first].End - run.Glyphs[first].Start)
                .Select(i => CodePoints.Text(characters.AsSpan(i, 1))).ToArray();
            if (run.IsRightToLeft)
            {
                Array.Reverse(told);
            }

            for (var i = first; i < end; i++)
            {
                var rest = i == end - 1 ? told[Math.Min(i - first + 1, told.Length)..] : [];
                texts[i] = i - first >= told.Length ? (Nothing, [])
                    : run.IsRightToLeft ? (told[i - first], rest)
                    : (told[i - first] + string.Concat(rest), []);
            }

            first = end;
        }

        return texts;
    }
}
