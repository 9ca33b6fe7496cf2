using Typesetting.Text;

namespace Typesetting.Pdf;

/// <summary>Writes lines of glyphs into a page's content.</summary>
internal sealed class TextPainter(PdfDocument document, PdfPage page, PdfBytes content)
{
    public void Paint(StructureElement element, TextBlock block, double left, double top)
    {
        StructureElement? span = null;
        foreach (var line in block.Lines)
        {
            var pens = Pens(line, block.Scale);
            // Drawn where they stand, but told in the order in which one reads.
            var order = InOrder(line.Runs);
            foreach (var index in order)
            {
                var run = line.Runs[index];
                var language = document.Info.Scripts.Of(run.Script, element.Language);
                span = language == element.Language ? null : span is not null && span.Language == language ? span : element.Add("Span", language);
                // The space at the line's end is not drawn, but it parts two words.
                var text = Told(block.Characters[run.Start..(index == order[^1] ? line.End : run.End)]);
                if (text.Length == 0 && run.Glyphs.Length == 0)
                {
                    continue;
                }

                Mark(span ?? element, text);
                Draw(run, block, left + pens[index], page.Height - top - line.Baseline);
                content.Add("EMC\n");
            }
        }
    }

    private static List<int> InOrder(IReadOnlyList<GlyphRun> runs)
    {
        var order = new List<int>(runs.Count);
        for (var run = 0; run < runs.Count; run++)
        {
            var place = order.Count;
            while (place > 0 && runs[order[place - 1]].Start > runs[run].Start)
            {
                place--;
            }

            order.Insert(place, run);
        }

        return order;
    }

    // The tag says that it is a piece of text; what kind is said by the element. (Poppler would take the text of a "Span" to run
    // from left to right.)
    private void Mark(StructureElement element, string text) =>
        content.Add("/P<</MCID ").Add(page.Mark(element)).Add("/ActualText").Text(text).Add(">>BDC\n");

    private static string Told(int[] characters) => CodePoints.Text(Array.FindAll(characters, one => !CodePoints.IsDirection(one)));

    private static double[] Pens(TextLine line, double scale)
    {
        var pens = new double[line.Runs.Count];
        var pen = line.Left;
        for (var i = 0; i < pens.Length; i++)
        {
            pens[i] = pen;
            pen += line.Runs[i].Width * scale;
        }

        return pens;
    }

    private void Draw(GlyphRun run, TextBlock block, double x, double y)
    {
        var font = document.FontOf(run.Font);
        var size = run.Style.Size * block.Scale;
        var colour = run.Style.Colour;
        content.Add("BT ").Add(colour.Red).Add(colour.Green).Add(colour.Blue).Add("rg/").Add(font.Resource).Add(' ').Add(size)
            .Add("Tf 1 0 0 1 ").Add(x).Add(y).Add("Tm[");
        var pen = new GlyphPen(content, font);
        var texts = GlyphText.Of(run, block.Characters);
        var raised = 0;
        for (var i = 0; i < run.Glyphs.Length; i++)
        {
            var glyph = run.Glyphs[i];
            if (glyph.Up != raised && texts[i].Length > 0)
            {
                content.Add("]TJ ").Add(glyph.Up * size / run.Font.UnitsPerEm).Add("Ts[");
                raised = glyph.Up;
            }

            pen.Draw(glyph, texts[i]);
        }

        content.Add(raised != 0 ? "]TJ 0 Ts ET\n" : "]TJ ET\n");
        pen.DrawApart(x, y, size);
    }
}
