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
    private readonly List<Placed> apart = [];
    private double wanted;
    private double reader;

    /// <summary>Draws a glyph and moves on.</summary>
    /// <param name="glyph">Where it is wanted, at the height that the reader's pen has.</param>
    /// <param name="told">What it is told as, and what blanks over it are; one without any is left for <see cref="DrawApart"/>.</param>
    public void Draw(Glyph glyph, string[] told)
    {
        if (told.Length == 0)
        {
            apart.Add(new(glyph, wanted + (glyph.Right * unit)));
        }

        for (var i = 0; i < told.Length; i++)
        {
            Show(wanted + (i == 0 ? glyph.Right * unit : glyph.Advance * unit * i / told.Length), i == 0 ? glyph.Id : font.Typeface.Blank, told[i]);
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

    private sealed record Placed(Glyph Glyph, double Place);
}
