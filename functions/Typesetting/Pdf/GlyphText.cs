using Typesetting.Text;

namespace Typesetting.Pdf;

/// <summary>
/// Which characters each glyph of a run is told as. Readers take glyphs from left to right and turn them around where a text runs
/// right to left, so each glyph of such a run is told as one character: a ligature as its last, with the others told by
/// blanks laid over it.
/// </summary>
internal static class GlyphText
{
    /// <summary>
    /// For each glyph its text, and the characters that blanks over it tell, from left to right. The text is empty for parts of a
    /// letter that is told by another glyph.
    /// </summary>
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

            Tell(run, Told(run, run.Glyphs[first], characters), texts.AsSpan(first..end), first);
            first = end;
        }

        return texts;
    }

    private static void Tell(GlyphRun run, string[] told, Span<(string Text, string[] Over)> texts, int first)
    {
        texts.Fill(("", []));
        // Of more glyphs than characters, those tell that move the pen: a dot under a letter is not the letter.
        var all = Enumerable.Range(0, texts.Length).ToArray();
        var tellers = Array.FindAll(all, i => run.Glyphs[first + i].Advance > 0);
        if (tellers.Length < Math.Min(told.Length, texts.Length))
        {
            tellers = all;
        }

        for (var i = 0; i < Math.Min(tellers.Length, told.Length); i++)
        {
            var rest = i == tellers.Length - 1 ? told[(i + 1)..] : [];
            texts[tellers[i]] = run.IsRightToLeft ? (told[i], rest) : (told[i] + string.Concat(rest), []);
        }
    }

    private static string[] Told(GlyphRun run, Glyph glyph, int[] characters)
    {
        var told = characters[glyph.Start..glyph.End].Where(one => !CodePoints.IsInvisible(one)).Select(one => CodePoints.Text([one])).ToArray();
        if (run.IsRightToLeft)
        {
            Array.Reverse(told);
        }

        return told;
    }
}
