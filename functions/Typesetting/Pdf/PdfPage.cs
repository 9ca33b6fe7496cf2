using Typesetting.Text;

namespace Typesetting.Pdf;

/// <summary>A page of a document. Places are in points from its top left; what is drawn later lies above.</summary>
public sealed class PdfPage
{
    private readonly PdfDocument document;
    private readonly PdfBytes content = new();
    private readonly TextPainter painter;
    private readonly List<Drawing> drawings = [];
    private readonly List<LinkAnnotation> links = [];

    internal PdfPage(PdfDocument document, double width, double height, int number)
    {
        (this.document, Width, Height, Number) = (document, width, height, number);
        painter = new(document, this, content);
    }

    public double Width { get; }

    public double Height { get; }

    internal int Number { get; }

    /// <summary>The element of each piece of marked content, by its number.</summary>
    internal List<StructureElement> Marked { get; } = [];

    internal IReadOnlyList<LinkAnnotation> Links => links;

    /// <summary>Draws an ornament: nothing that anybody needs to be told of.</summary>
    public void Ornament(Drawing drawing, double left, double top)
    {
        content.Add("/Artifact BMC\n");
        Draw(drawing, left, top);
        content.Add("EMC\n");
    }

    /// <summary>Draws a picture that says something: <paramref name="alt"/> tells it, behind what <paramref name="parent"/> holds.</summary>
    public void Figure(StructureElement parent, string alt, Drawing drawing, double left, double top)
    {
        var figure = parent.Add(new StructureElement("Figure", parent.Language)
        {
            Alt = alt,
            Box = (left, Height - top - drawing.Height, left + drawing.Width, Height - top),
        });
        content.Add("/Figure<</MCID ").Add(Mark(figure)).Add(">>BDC\n");
        Draw(drawing, left, top);
        content.Add("EMC\n");
    }

    /// <summary>Draws text; words of another language than the element's are told in theirs.</summary>
    public void Text(StructureElement element, TextBlock block, double left, double top) => painter.Paint(element, block, left, top);

    /// <summary>Draws text that leads to an address.</summary>
    public void Link(StructureElement parent, Uri address, TextBlock block, double left, double top)
    {
        var link = parent.Add("Link");
        Text(link, block, left, top);
        foreach (var line in block.Lines)
        {
            var bottom = Height - top - line.Baseline - (block.Scale * 4);
            links.Add(new(address, CodePoints.Text(block.Characters), document.NextAnnotation(link),
                (left + line.Left, bottom, left + line.Left + line.Width, bottom + (block.Height / block.LineCount))));
        }
    }

    internal int Mark(StructureElement element)
    {
        element.Kids.Add(new(null, Marked.Count, 0));
        Marked.Add(element);
        element.Page = Number;
        return Marked.Count - 1;
    }

    internal void Write(PdfObjects objects, int pages, int key, Func<Drawing, int> drawn)
    {
        var stream = objects.WriteStream(content.Written);
        var numbers = drawings.ConvertAll(drawing => drawn(drawing));
        links.ForEach(link => link.Write(objects));
        objects.Write(Number, pdf =>
        {
            pdf.Add("<</Type/Page/Parent ").Add(pages).Add(" 0 R/MediaBox[0 0 ").Add(Width).Add(Height).Add("]/Contents ").Add(stream)
                .Add(" 0 R/StructParents ").Add(key).Add("/Tabs/S/Resources<</Font<<");
            foreach (var font in document.Fonts)
            {
                pdf.Add('/').Add(font.Resource).Add(' ').Add(font.Number).Add(" 0 R");
            }

            pdf.Add(">>/XObject<<");
            for (var i = 0; i < numbers.Count; i++)
            {
                pdf.Add("/D").Add(i).Add(' ').Add(numbers[i]).Add(" 0 R");
            }

            pdf.Add(">>>>/Annots[");
            foreach (var link in links)
            {
                pdf.Add(link.Number).Add(" 0 R ");
            }

            pdf.Add("]>>");
        });
    }

    private void Draw(Drawing drawing, double left, double top)
    {
        var index = drawings.IndexOf(drawing);
        if (index < 0)
        {
            index = drawings.Count;
            drawings.Add(drawing);
        }

        content.Add("q 1 0 0 -1 ").Add(left).Add(Height - top).Add("cm/D").Add(index).Add(" Do Q\n");
    }
}
