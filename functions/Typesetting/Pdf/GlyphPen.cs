using Typesetting.Text;

namespace Typesetting.Pdf;

/// <summary>
/// Writes the glyphs of one run. Readers move by the widths of the font; where the shaper wants to be elsewhere, the difference
/// is written between the glyphs. Both count in thousandths of an em.
/// </summary>
internal sealed class GlyphPen(PdfBytes content, PdfFont font)
{
    // For readers that pass over the empty text: a word joiner, which is not seen.
    private const string Nothing = "\u2060";

    private readonly double unit = 1000.0 / font.Typeface.UnitsPerEm;
    private readonly List<(Glyph Glyph, double Place)> apart = [];
    private double wanted;
    private double reader;

    /// <summary>Draws a glyph and moves on.</summary>
    /// <param name="glyph">Where it is wanted, at the height that the reader's pen has.</param>
    /// <param name="text">What it is told as; an empty one leaves it for <see cref="DrawApart"/>.</param>
    /// <param name="over">What blanks over it are told as.</param>
    public void Draw(Glyph glyph, string text, string[] over)
    {
        if (text.Length > 0)
        {
            Show(wanted + (glyph.Right * unit), glyph.Id, text);
        }
        else
        {
            apart.Add((glyph, wanted + (glyph.Right * unit)));
        }

        for (var i = 0; i < over.Length; i++)
        {
            Show(wanted + (glyph.Advance * unit * (i + 1) / (over.Length + 1)), font.Typeface.Blank, over[i]);
        }

        wanted += glyph.Advance * unit;
    }

    /// <summary>
    /// Draws what is told by other glyphs, in text objects of its own: between those it would part a word for readers.
    /// </summary>
    /// <param name="x">Where the run begins, in points.</param>
    /// <param name="y">Where it stands.</param>
    /// <param name="size">Of its em.</param>
    public void DrawApart(double x, double y, double size)
    {
        foreach (var (glyph, place) in apart)
        {
            content.Add("/Span<</ActualText<FEFF>>>BDC BT 1 0 0 1 ").Add(x + (place * size / 1000)).Add(y + (glyph.Up * unit * size / 1000))
                .Add("Tm<").Hex(font.CodeOf(glyph.Id, Nothing), 4).Add(">Tj ET EMC\n");
        }
    }

    private void Show(double place, int glyph, string text)
    {
        // Half a thousandth is not seen, and not carried on: the next one is measured from where the reader really is.
        if (Math.Abs(place - reader) >= 0.5)
        {
            var back = Math.Round(reader - place);
            content.Add(back);
            reader -= back;
        }

        content.Add('<').Hex(font.CodeOf(glyph, text), 4).Add('>');
        reader += font.Width(glyph);
    }
}
