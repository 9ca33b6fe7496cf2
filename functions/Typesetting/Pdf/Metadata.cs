using System.Globalization;
using System.Security;
using System.Text;

namespace Typesetting.Pdf;

/// <summary>What a document says about itself, as XMP and as the older information dictionary; both say the same.</summary>
internal static class Metadata
{
    private static readonly string Producer = $"{typeof(Metadata).Assembly.GetName().Name} {typeof(Metadata).Assembly.GetName().Version!.ToString(3)}";

    public static byte[] Xmp(DocumentInfo info)
    {
        var created = info.Created.ToString("yyyy-MM-dd'T'HH:mm:ssK", CultureInfo.InvariantCulture);
        return Encoding.UTF8.GetBytes($"""
            <?xpacket begin="{"\uFEFF"}" id="W5M0MpCehiHzreSzNTczkc9d"?>
            <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
            <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
            <dc:format>application/pdf</dc:format>
            <dc:title><rdf:Alt><rdf:li xml:lang="x-default">{Escaped(info.Title)}</rdf:li></rdf:Alt></dc:title>
            <dc:description><rdf:Alt><rdf:li xml:lang="x-default">{Escaped(info.Subject)}</rdf:li></rdf:Alt></dc:description>
            <dc:creator><rdf:Seq><rdf:li>{Escaped(info.Author)}</rdf:li></rdf:Seq></dc:creator>
            <dc:language><rdf:Bag><rdf:li>{Escaped(info.Language)}</rdf:li></rdf:Bag></dc:language>
            <xmp:CreateDate>{created}</xmp:CreateDate><xmp:ModifyDate>{created}</xmp:ModifyDate>
            <xmp:CreatorTool>{Producer}</xmp:CreatorTool><pdf:Producer>{Producer}</pdf:Producer>
            </rdf:Description></rdf:RDF></x:xmpmeta>
            <?xpacket end="r"?>
            """.ReplaceLineEndings("\n"));
    }

    public static void Info(PdfBytes pdf, DocumentInfo info) => pdf
        .Add("<</Title").Text(info.Title).Add("/Author").Text(info.Author).Add("/Subject").Text(info.Subject)
        .Add("/Creator").Text(Producer).Add("/Producer").Text(Producer)
        .Add("/CreationDate").Literal(Date(info.Created)).Add("/ModDate").Literal(Date(info.Created)).Add(">>");

    public static string Date(DateTimeOffset moment) =>
        $"D:{moment.ToString("yyyyMMddHHmmsszzz", CultureInfo.InvariantCulture).Replace(':', '\'')}'";

    // Lone surrogates and controls have no place in XML.
    private static string Escaped(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            plain.Append(Rune.IsControl(rune) ? "" : rune.ToString());
        }

        return SecurityElement.Escape(plain.ToString())!;
    }
}
