using System.Text;
using Typesetting.Fonts;

namespace Typesetting.Pdf;

/// <summary>
/// What one document uses of a font. Its codes are numbered as they come: one for each pair of a glyph and the characters that it
/// stands for, so that readers find the text of any glyph wherever it is drawn.
/// </summary>
internal sealed class PdfFont(Typeface typeface, string resource, int number)
{
    private readonly Dictionary<string, Code> codes = [];
    private readonly List<Code> used = [new(0, "", 0)];

    public Typeface Typeface => typeface;

    /// <summary>By which pages name it.</summary>
    public string Resource => resource;

    /// <summary>Its object.</summary>
    public int Number => number;

    public int CodeOf(int glyph, string text)
    {
        var key = $"{(char)glyph}{text}";
        if (!codes.TryGetValue(key, out var code))
        {
            codes.Add(key, code = new(glyph, text, used.Count));
            used.Add(code);
        }

        return code.Number;
    }

    /// <summary>The glyph's width in thousandths of an em, as the file says it: readers move by it.</summary>
    public int Width(int glyph) => (int)Math.Round(typeface.Advance(glyph) * 1000.0 / typeface.UnitsPerEm);

    public void Write(PdfObjects objects)
    {
        var glyphs = new int[used.Count];
        used.ForEach(code => glyphs[code.Number] = code.Glyph);
        var (file, renumbered) = typeface.Subsets.Cut(glyphs);
        var embedded = objects.WriteStream(file, pdf => pdf.Add("/Length1 ").Add(file.Length));
        var map = objects.WriteStream(GlyphNumbers(renumbered));
        var toUnicode = objects.WriteStream(ToUnicode());
        var name = $"{Tag(glyphs)}+{typeface.Name}";
        var descriptor = objects.Write(pdf => Descriptor(pdf, name, embedded));
        var descendant = objects.Write(pdf =>
        {
            pdf.Add("<</Type/Font/Subtype/CIDFontType2/BaseFont").Name(name)
                .Add("/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/DW 0/W[0[");
            foreach (var glyph in glyphs)
            {
                pdf.Add(Width(glyph)).Add(' ');
            }

            pdf.Add("]]/CIDToGIDMap ").Add(map).Add(" 0 R/FontDescriptor ").Add(descriptor).Add(" 0 R>>");
        });
        objects.Write(number, pdf => pdf.Add("<</Type/Font/Subtype/Type0/BaseFont").Name(name).Add("/Encoding/Identity-H/DescendantFonts[")
            .Add(descendant).Add(" 0 R]/ToUnicode ").Add(toUnicode).Add(" 0 R>>"));
    }

    private static byte[] GlyphNumbers(int[] glyphs)
    {
        var bytes = new byte[2 * glyphs.Length];
        for (var code = 0; code < glyphs.Length; code++)
        {
            (bytes[2 * code], bytes[(2 * code) + 1]) = ((byte)(glyphs[code] >> 8), (byte)glyphs[code]);
        }

        return bytes;
    }

    private ReadOnlySpan<byte> ToUnicode()
    {
        var map = new PdfBytes().Add("""
            /CIDInit/ProcSet findresource begin
            12 dict begin
            begincmap
            /CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def
            /CMapName/Adobe-Identity-UCS def
            /CMapType 2 def
            1 begincodespacerange
            <0000><FFFF>
            endcodespacerange

            """.ReplaceLineEndings("\n"));
        var told = used.FindAll(code => code.Text.Length > 0);
        // At most a hundred at a time, as CMaps have it.
        for (var start = 0; start < told.Count; start += 100)
        {
            var some = told.GetRange(start, Math.Min(100, told.Count - start));
            map.Add(some.Count).Add(" beginbfchar\n");
            foreach (var code in some)
            {
                map.Add('<').Hex(code.Number, 4).Add("><");
                foreach (var unit in code.Text)
                {
                    map.Hex(unit, 4);
                }

                map.Add(">\n");
            }

            map.Add("endbfchar\n");
        }

        return map.Add("endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend\n").Written;
    }

    private void Descriptor(PdfBytes pdf, string name, int embedded)
    {
        double Em(int units) => units * 1000.0 / typeface.UnitsPerEm;
        pdf.Add("<</Type/FontDescriptor/FontName").Name(name).Add("/Flags 4/FontBBox[")
            .Add(Em(typeface.Box.Left)).Add(Em(typeface.Box.Bottom)).Add(Em(typeface.Box.Right)).Add(Em(typeface.Box.Top))
            .Add("]/ItalicAngle 0/StemV 80/Ascent ").Add(Em(typeface.Ascent)).Add("/Descent ").Add(Em(typeface.Descent))
            .Add("/CapHeight ").Add(Em(typeface.CapHeight)).Add("/FontFile2 ").Add(embedded).Add(" 0 R>>");
    }

    // Six letters that tell subsets of one font apart (ISO 32000-1, 9.6.4).
    private static string Tag(int[] glyphs)
    {
        var hash = 2166136261u;
        foreach (var glyph in glyphs)
        {
            hash = (hash ^ (uint)glyph) * 16777619;
        }

        var tag = new StringBuilder(6);
        for (var i = 0; i < 6; i++, hash /= 26)
        {
            tag.Append((char)('A' + (hash % 26)));
        }

        return tag.ToString();
    }

    private sealed record Code(int Glyph, string Text, int Number);
}
