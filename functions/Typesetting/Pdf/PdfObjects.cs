using System.Globalization;
using System.IO.Compression;

namespace Typesetting.Pdf;

/// <summary>The objects of a file: numbers them, writes them one after another, and closes with the table of where each one is.</summary>
internal sealed class PdfObjects
{
    private readonly PdfBytes file = new();
    private readonly List<int> offsets = [0];

    public PdfObjects()
    {
        file.Add("%PDF-1.7\n%"u8).Add([0xE2, 0xE3, 0xCF, 0xD3, (byte)'\n']);
    }

    /// <summary>A number for an object that is written later, or never referred to before.</summary>
    public int Reserve()
    {
        offsets.Add(0);
        return offsets.Count - 1;
    }

    public int Write(Action<PdfBytes> content) => Write(Reserve(), content);

    public int Write(int number, Action<PdfBytes> content)
    {
        offsets[number] = file.Length;
        file.Add(number).Add(" 0 obj\n");
        content(file);
        file.Add("\nendobj\n");
        return number;
    }

    /// <summary>A stream that is compressed here.</summary>
    public int WriteStream(ReadOnlySpan<byte> content, Action<PdfBytes>? entries = null) => WritePacked(Pack(content), entries);

    /// <summary>A stream that is compressed already.</summary>
    public int WritePacked(byte[] packed, Action<PdfBytes>? entries = null) => Write(pdf =>
    {
        pdf.Add("<</Filter/FlateDecode/Length ").Add(packed.Length);
        entries?.Invoke(pdf);
        pdf.Add(">>stream\n").Add(packed).Add("\nendstream");
    });

    public static byte[] Pack(ReadOnlySpan<byte> content)
    {
        using var packed = new MemoryStream(content.Length / 2);
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            zlib.Write(content);
        }

        return packed.ToArray();
    }

    /// <summary>The whole file. Its identifier is made of what it says, so that the same content gives the same bytes.</summary>
    public byte[] Close(int catalog, int info)
    {
        var identifier = new PdfBytes();
        Identify(file.Written, identifier);
        var table = file.Length;
        file.Add("xref\n0 ").Add(offsets.Count).Add("\n0000000000 65535 f \n");
        for (var number = 1; number < offsets.Count; number++)
        {
            file.Add(offsets[number].ToString("D10", CultureInfo.InvariantCulture)).Add(" 00000 n \n");
        }

        file.Add("trailer\n<</Size ").Add(offsets.Count).Add("/Root ").Add(catalog).Add(" 0 R/Info ").Add(info).Add(" 0 R/ID[<")
            .Add(identifier.Written).Add("><").Add(identifier.Written).Add(">]>>\nstartxref\n").Add(table).Add("\n%%EOF\n");
        return file.Written.ToArray();
    }

    // FNV-1a, twice from different beginnings: it names a file, and guards nothing.
    private static void Identify(ReadOnlySpan<byte> content, PdfBytes identifier)
    {
        var (first, second) = (14695981039346656037UL, 1099511628211UL);
        foreach (var unit in content)
        {
            first = (first ^ unit) * 1099511628211UL;
            second = (second ^ unit) * 1099511628211UL;
        }

        identifier.Hex((int)(first >> 32), 8).Hex((int)first, 8).Hex((int)(second >> 32), 8).Hex((int)second, 8);
    }
}
