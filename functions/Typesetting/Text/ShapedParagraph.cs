using Typesetting.Bidi;

namespace Typesetting.Text;

/// <summary>A paragraph whose glyphs are chosen: it can be broken into lines of any width, at any size.</summary>
internal sealed class ShapedParagraph
{
    private readonly BidiParagraph bidi;
    private readonly bool[] breaks;
    private readonly double[] widths;

    public ShapedParagraph(Paragraph paragraph)
    {
        Paragraph = paragraph;
        var (characters, styles) = (new List<int>(), new List<TextStyle>());
        foreach (var span in paragraph.Spans)
        {
            foreach (var character in CodePoints.Of(span.Text))
            {
                characters.Add(character);
                styles.Add(span.Style);
            }

            LargestSize = Math.Max(LargestSize, span.Style.Size);
        }

        Characters = [.. characters];
        bidi = BidiParagraph.Of(Characters, paragraph.Direction);
        Runs = Itemizer.Runs(Characters, [.. styles], bidi, paragraph.Language);
        breaks = LineBreaks.Of(Characters);
        widths = Widths();
    }

    public Paragraph Paragraph { get; }

    public int[] Characters { get; }

    public IReadOnlyList<GlyphRun> Runs { get; }

    public double LargestSize { get; }

    public bool IsRightToLeft => bidi.Level == 1;

    /// <summary>Breaks it into the fewest lines of at most this width.</summary>
    /// <param name="width">In points, at the styles' own sizes.</param>
    /// <param name="anywhere">Whether a word that is too long may be broken between any two letters.</param>
    /// <returns>Where each line ends, before the next one's first character; null if a word does not fit.</returns>
    public List<int>? Break(double width, bool anywhere)
    {
        var lines = new List<int>();
        for (var start = 0; start < Characters.Length;)
        {
            var end = NextLine(start, width, anywhere);
            if (end == start)
            {
                return null;
            }

            lines.Add(end);
            start = end;
        }

        return lines;
    }

    /// <summary>The width of a line without the spaces at its end.</summary>
    public double Width(int start, int end)
    {
        var width = 0.0;
        for (var i = start; i < Trimmed(start, end); i++)
        {
            width += widths[i];
        }

        return width;
    }

    /// <summary>The runs of a line, from left to right, without the spaces at its end.</summary>
    public GlyphRun[] Line(int start, int end)
    {
        end = Trimmed(start, end);
        var levels = VisualOrder.LineLevels(bidi, start, end);
        // L1 changes levels at the line's end only, where nothing is seen any more: each run still has one.
        var runs = new List<GlyphRun>();
        foreach (var run in Runs)
        {
            if (run.Start < end && run.End > start)
            {
                runs.Add(run.Slice(start, end));
            }
        }

        var order = VisualOrder.Of(LevelsOf(runs, levels, start));
        return Array.ConvertAll(order, i => runs[i]);
    }

    private static byte[] LevelsOf(List<GlyphRun> runs, byte[] levels, int start)
    {
        var each = new byte[runs.Count];
        for (var i = 0; i < each.Length; i++)
        {
            each[i] = levels[Math.Max(runs[i].Start, start) - start];
        }

        return each;
    }

    private int NextLine(int start, double width, bool anywhere)
    {
        var (used, fits, room) = (0.0, start, 0.0);
        for (var i = start; i < Characters.Length; i++)
        {
            if (i > start && breaks[i])
            {
                fits = i;
            }

            // Spaces at the end of a line take no room.
            room = Characters[i] == ' ' ? room + widths[i] : 0;
            used += widths[i];
            if (used - room > width + 1e-6)
            {
                return fits > start || !anywhere ? fits : WholeLetter(start, i);
            }
        }

        return Characters.Length;
    }

    // At least one letter, and none parted from its marks.
    private int WholeLetter(int start, int end)
    {
        while (end > start && CodePoints.Extends(Characters[end]))
        {
            end--;
        }

        while (end == start || (end < Characters.Length && CodePoints.Extends(Characters[end])))
        {
            end++;
        }

        return end;
    }

    private int Trimmed(int start, int end)
    {
        while (end > start && (Characters[end - 1] == ' ' || (CodePoints.IsInvisible(Characters[end - 1]) && widths[end - 1] == 0)))
        {
            end--;
        }

        return end;
    }

    // What glyphs share between characters counts for the first of them.
    private double[] Widths()
    {
        var each = new double[Characters.Length];
        foreach (var run in Runs)
        {
            foreach (var glyph in run.Glyphs)
            {
                each[glyph.Start] += glyph.Advance * run.Style.Size / run.Font.UnitsPerEm;
            }
        }

        return each;
    }
}
