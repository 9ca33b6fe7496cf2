using Typesetting.Text;

namespace Typesetting.Pdf;

/// <summary>
/// Writes the glyphs of one run. Readers move by the widths of the font; where the shaper wants to be elsewhere, the difference
/// is written between the glyphs. Both count in thousandths of an em.
/// </summary>
internal sealed class GlyphPen(PdfBytes content, PdfFont font)
{
    private readonly double unit = 1000.0 / font.Typeface.UnitsPerEm;
    private double wanted;
    private double reader;

    public void Draw(Glyph glyph, string text, string[] over)
    {
        Show(wanted + (glyph.Right * unit), glyph.Id, text);
        for (var i = 0; i < over.Length; i++)
        {
            Show(wanted + (glyph.Advance * unit * (i + 1) / (over.Length + 1)), font.Typeface.Blank, over[i]);
        }

        wanted += glyph.Advance * unit;
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
