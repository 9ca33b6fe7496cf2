using Typesetting.Fonts;

namespace Typesetting.Pdf;

/// <summary>
/// A tagged PDF in the making. It asks no clock and makes no random numbers: the same calls give the same bytes. One document is
/// for one thread; fonts and drawings are for all.
/// </summary>
public sealed class PdfDocument(DocumentInfo info)
{
    private readonly PdfObjects objects = new();
    private readonly Dictionary<Typeface, PdfFont> fonts = [];
    private readonly Dictionary<Drawing, int> drawn = [];
    private readonly List<PdfPage> pages = [];
    private readonly List<Attachment> attachments = [];
    private readonly List<StructureElement> annotations = [];

    public DocumentInfo Info => info;

    /// <summary>The element that holds all others.</summary>
    public StructureElement Root { get; } = new("Document", info.Language);

    internal IEnumerable<PdfFont> Fonts => fonts.Values;

    /// <summary>Begins a page of this size, in points.</summary>
    public PdfPage AddPage(double width, double height)
    {
        pages.Add(new(this, width, height, objects.Reserve()));
        return pages[^1];
    }

    /// <summary>Puts a file into the document, as associated with all of it.</summary>
    public void Attach(Attachment attachment) => attachments.Add(attachment);

    /// <summary>The finished file; nothing can be added any more.</summary>
    public byte[] Close()
    {
        var (tree, catalog) = (objects.Reserve(), objects.Reserve());
        for (var i = 0; i < pages.Count; i++)
        {
            pages[i].Write(objects, tree, i, Write);
        }

        foreach (var font in fonts.Values)
        {
            font.Write(objects);
        }

        objects.Write(tree, pdf =>
        {
            pdf.Add("<</Type/Pages/Count ").Add(pages.Count).Add("/Kids[");
            pages.ForEach(page => pdf.Add(page.Number).Add(" 0 R "));
            pdf.Add("]>>");
        });
        WriteCatalog(catalog, tree);
        return objects.Close(catalog, objects.Write(pdf => Metadata.Info(pdf, info)));
    }

    internal PdfFont FontOf(Typeface typeface)
    {
        if (!fonts.TryGetValue(typeface, out var font))
        {
            fonts.Add(typeface, font = new(typeface, $"F{fonts.Count}", objects.Reserve()));
        }

        return font;
    }

    /// <summary>An object for an annotation, told as part of the element; its key follows those of the pages.</summary>
    internal (int Number, int Key) NextAnnotation(StructureElement element)
    {
        var number = objects.Reserve();
        element.Kids.Add(new(null, 0, number));
        annotations.Add(element);
        return (number, StructureTree.FirstAnnotationKey + annotations.Count - 1);
    }

    private int Write(Drawing drawing)
    {
        if (drawn.TryGetValue(drawing, out var number))
        {
            return number;
        }

        var parts = drawing.Parts.ConvertAll(Write);
        return drawn[drawing] = objects.WritePacked(drawing.Packed, pdf =>
        {
            pdf.Add("/Type/XObject/Subtype/Form/BBox[0 0 ").Add(drawing.Width).Add(drawing.Height).Add("]/Resources<</XObject<<");
            for (var i = 0; i < parts.Count; i++)
            {
                pdf.Add("/D").Add(i).Add(' ').Add(parts[i]).Add(" 0 R");
            }

            pdf.Add(">>>>");
        });
    }

    private void WriteCatalog(int catalog, int tree)
    {
        var structure = StructureTree.Write(objects, Root, pages, annotations);
        var xmp = Metadata.Xmp(info);
        // Not packed: programs look for it without reading PDF.
        var metadata = objects.Write(pdf => pdf.Add("<</Type/Metadata/Subtype/XML/Length ").Add(xmp.Length).Add(">>stream\n").Add(xmp).Add("\nendstream"));
        var profile = objects.WritePacked(ColourProfile.Packed, pdf => pdf.Add("/N 3"));
        var files = attachments.ConvertAll(attachment => new AttachedFile(attachment.FileName, AttachedFile.Write(objects, attachment, info.Created)));
        objects.Write(catalog, pdf =>
        {
            pdf.Add("<</Type/Catalog/Pages ").Add(tree).Add(" 0 R/Lang").Literal(info.Language).Add("/MarkInfo<</Marked true>>/StructTreeRoot ").Add(structure)
                .Add(" 0 R/Metadata ").Add(metadata).Add(" 0 R/ViewerPreferences<</DisplayDocTitle true/Direction/")
                .Add(info.Direction == TextDirection.RightToLeft ? "R2L" : "L2R")
                .Add(">>/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)/Info(sRGB IEC61966-2.1)/DestOutputProfile ")
                .Add(profile).Add(" 0 R>>]");
            AttachedFile.List(pdf, files);
            pdf.Add(">>");
        });
    }
}
