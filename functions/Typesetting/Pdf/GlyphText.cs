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
    /// For each glyph its text, and behind it the characters that blanks over it tell, from left to right. There is none for parts
    /// of a letter that is told by another glyph.
    /// </summary>
    public static string[][] Of(GlyphRun run, int[] characters)
    {
        var texts = new string[run.Glyphs.Length][];
        for (var first = 0; first < texts.Length;)
        {
            var end = first + 1;
            while (end < texts.Length && run.Glyphs[end].Start == run.Glyphs[first].Start)
            {
                end++;
            }

            Tell(run, Told(run, run.Glyphs[first], characters), texts, first, end);
            first = end;
        }

        return texts;
    }

    private static void Tell(GlyphRun run, List<string> told, string[][] texts, int first, int end)
    {
        texts.AsSpan(first..end).Fill([]);
        // Of more glyphs than characters, those tell that move the pen: a dot under a letter is not the letter.
        var tellers = new List<int>();
        for (var i = first; i < end; i++)
        {
            if (run.Glyphs[i].Advance > 0)
            {
                tellers.Add(i);
            }
        }

        if (tellers.Count < Math.Min(told.Count, end - first))
        {
            tellers.Clear();
            for (var i = first; i < end; i++)
            {
                tellers.Add(i);
            }
        }

        for (var i = 0; i < Math.Min(tellers.Count, told.Count); i++)
        {
            var rest = i == tellers.Count - 1 ? told.GetRange(i, told.Count - i) : told.GetRange(i, 1);
            texts[tellers[i]] = run.IsRightToLeft ? rest.ToArray() : [string.Concat(rest)];
        }
    }

    private static List<string> Told(GlyphRun run, Glyph glyph, int[] characters)
    {
        var told = new List<string>();
        for (var i = glyph.Start; i < glyph.End; i++)
        {
            if (!CodePoints.IsInvisible(characters[i]))
            {
                told.Add(CodePoints.Text([characters[i]]));
            }
        }

        if (run.IsRightToLeft)
        {
            told.Reverse();
        }

        return told;
    }
}
