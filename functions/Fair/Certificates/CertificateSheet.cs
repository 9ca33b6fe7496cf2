using Platform.Languages;
using Typesetting;
using Typesetting.Pdf;
using Typesetting.Text;

namespace Fair.Certificates;

/// <summary>
/// The page on which a certificate's texts are put. Places are counted from the side where its language begins to read: the
/// same layout serves both directions.
/// </summary>
internal sealed class CertificateSheet(PdfDocument document, PdfPage page, Language language)
{
    /// <summary>Whether it is read from right to left.</summary>
    public bool IsMirrored { get; } = language.Direction == "rtl";

    public TextDirection Direction => IsMirrored ? TextDirection.RightToLeft : TextDirection.LeftToRight;

    public Paragraph Paragraph(IReadOnlyList<TextSpan> spans, Alignment alignment = Alignment.Center, double lineHeight = 1.5) =>
        new(spans, Direction, language.Code) { Alignment = alignment, LineHeight = lineHeight };

    public Paragraph Paragraph(string text, TextStyle style, Alignment alignment = Alignment.Center, double lineHeight = 1.5) =>
        Paragraph(Superscript.Spans(text, style), alignment, lineHeight);

    /// <summary>The left edge of something that begins so far from the reading side.</summary>
    public double Left(double start, double width) => IsMirrored ? page.Width - start - width : start;

    /// <summary>Puts a block into the middle of the page, and says where it ends below.</summary>
    public double Center(string type, TextBlock block, double width, double top) => Put(type, block, (page.Width - width) / 2, width, top);

    /// <summary>Puts a block so far from the reading side, and says where it ends below.</summary>
    public double Put(string type, TextBlock block, double start, double width, double top)
    {
        page.Text(document.Root.Add(type), block, Left(start, width), top);
        return top + block.Height;
    }

    public double Link(Uri address, TextBlock block, double start, double width, double top)
    {
        page.Link(document.Root.Add("P"), address, block, Left(start, width), top);
        return top + block.Height;
    }
}
