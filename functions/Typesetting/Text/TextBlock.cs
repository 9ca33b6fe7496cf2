namespace Typesetting.Text;

/// <summary>A paragraph set into a box: lines of glyphs, ready to be drawn. Lengths in points.</summary>
public sealed class TextBlock
{
    private const double Step = 0.96;
    private const double BreaksWordsBelow = 0.5;
    private const double Smallest = 0.02;

    private readonly ShapedParagraph shaped;

    private TextBlock(ShapedParagraph shaped, List<int> ends, TextBox box, double scale)
    {
        this.shaped = shaped;
        Scale = scale;
        var lines = new List<TextLine>(ends.Count);
        for (var index = 0; index < ends.Count; index++)
        {
            lines.Add(Place(index == 0 ? 0 : ends[index - 1], ends[index], index, box.Width));
        }

        Lines = lines;
        Height = ends.Count * LineHeight;
        Ink = InkBounds.Of(Lines, scale);
    }

    public Paragraph Paragraph => shaped.Paragraph;

    /// <summary>How much smaller than its styles say it had to become: 1 is as they say.</summary>
    public double Scale { get; }

    /// <summary>From the top of its first line to the bottom of its last.</summary>
    public double Height { get; }

    /// <summary>The width of its longest line.</summary>
    public double Width => Lines.Max(line => line.Width);

    public int LineCount => Lines.Count;

    /// <summary>The box around all that is drawn, from the box's top left; downwards.</summary>
    public (double Left, double Top, double Right, double Bottom) Ink { get; }

    internal IReadOnlyList<TextLine> Lines { get; }

    internal int[] Characters => shaped.Characters;

    internal bool IsRightToLeft => shaped.IsRightToLeft;

    private double LineHeight => shaped.LargestSize * Paragraph.LineHeight * Scale;

    /// <summary>Sets a paragraph: as large as its styles say if it can be, and never beyond its box.</summary>
    /// <exception cref="MissingCharactersException">No font has some character.</exception>
    public static TextBlock Fit(Paragraph paragraph, TextBox box)
    {
        var shaped = new ShapedParagraph(paragraph);
        if (shaped.Characters.Length == 0)
        {
            return new(shaped, [0], box, 1);
        }

        for (var lines = 1; lines < box.Lines && lines <= shaped.Characters.Length; lines++)
        {
            if (TryFit(shaped, box, lines, box.ShrinksTo) is { } block)
            {
                return block;
            }
        }

        // What has so many marks upon each other that no size holds it is drawn as small as can be.
        var max = Math.Min(box.Lines, shaped.Characters.Length);
        return TryFit(shaped, box, max, Smallest) ?? new(shaped, [shaped.Characters.Length], box, Math.Min(Smallest, box.Width / shaped.Width(0, shaped.Characters.Length)));
    }

    private static TextBlock? TryFit(ShapedParagraph shaped, TextBox box, int lines, double smallest)
    {
        for (var scale = 1.0; scale >= smallest; scale *= Step)
        {
            if (TryBreak(shaped, box.Width / scale, lines, scale < BreaksWordsBelow) is { } broken)
            {
                var block = new TextBlock(shaped, broken, box, scale);
                if (block.Fits(box))
                {
                    return block;
                }
            }
        }

        return null;
    }

    private static List<int>? TryBreak(ShapedParagraph shaped, double width, int max, bool anywhere)
    {
        var lines = shaped.Break(width, anywhere);
        if (lines is null || lines.Count > max || lines.Count == 1 || anywhere)
        {
            return lines is null || lines.Count > max ? null : lines;
        }

        // Lines of about one length: the narrowest width that needs no further line.
        var (narrow, wide) = (width / lines.Count / 2, width);
        while (wide - narrow > 1)
        {
            var middle = (narrow + wide) / 2;
            if (shaped.Break(middle, anywhere) is { } tried && tried.Count == lines.Count)
            {
                (wide, lines) = (middle, tried);
            }
            else
            {
                narrow = middle;
            }
        }

        return lines;
    }

    private bool Fits(TextBox box) => box.Height is not { } height || (Height <= height && Ink.Bottom - Ink.Top <= height);

    private TextLine Place(int start, int end, int index, double width)
    {
        var font = Paragraph.Spans[0].Style.Family.First;
        var em = shaped.LargestSize * Scale / font.UnitsPerEm;
        var baseline = (index * LineHeight) + ((LineHeight - ((font.Ascent - font.Descent) * em)) / 2) + (font.Ascent * em);
        var used = shaped.Width(start, end) * Scale;
        var left = (Paragraph.Alignment, shaped.IsRightToLeft) switch
        {
            (Alignment.Center, _) => (width - used) / 2,
            (Alignment.Start, false) or (Alignment.End, true) => 0,
            _ => width - used,
        };
        return new(left, baseline, used, end, shaped.Line(start, end));
    }
}
