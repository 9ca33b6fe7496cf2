namespace Typesetting.Pdf;

/// <summary>An attachment as it was written (ISO 32000-2, 7.11.4 and 14.13).</summary>
/// <param name="FileName">By which it is listed.</param>
/// <param name="Number">The object that describes it.</param>
internal sealed record AttachedFile(string FileName, int Number)
{
    /// <summary>Writes the file and what describes it; returns the latter's object.</summary>
    public static int Write(PdfObjects objects, Attachment attachment, DateTimeOffset created)
    {
        var file = objects.WriteStream(attachment.Content, pdf => pdf.Add("/Type/EmbeddedFile/Subtype").Name(attachment.MediaType)
            .Add("/Params<</Size ").Add(attachment.Content.Length).Add("/ModDate").Literal(Metadata.Date(created)).Add(">>"));
        return objects.Write(pdf => pdf.Add("<</Type/Filespec/F").Text(attachment.FileName).Add("/UF").Text(attachment.FileName)
            .Add("/Desc").Text(attachment.Description).Add("/AFRelationship/Data/EF<</F ").Add(file).Add(" 0 R/UF ").Add(file).Add(" 0 R>>>>"));
    }

    /// <summary>Names them in the catalogue: in the list that readers show, sorted as a name tree has to be, and as associated.</summary>
    public static void List(PdfBytes pdf, IReadOnlyList<AttachedFile> files)
    {
        if (files.Count == 0)
        {
            return;
        }

        pdf.Add("/Names<</EmbeddedFiles<</Names[");
        foreach (var (name, number) in files.OrderBy(file => file.FileName, StringComparer.Ordinal))
        {
            pdf.Text(name).Add(number).Add(" 0 R");
        }

        pdf.Add("]>>>>/AF[");
        foreach (var (_, number) in files)
        {
            pdf.Add(number).Add(" 0 R ");
        }

        pdf.Add("]");
    }
}
