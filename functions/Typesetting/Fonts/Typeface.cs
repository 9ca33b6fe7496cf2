using System.Buffers.Binary;
using HarfBuzzSharp;

namespace Typesetting.Fonts;

/// <summary>
/// One font, parsed once and then only read: any number of threads may shape and measure with it. Lengths are in the font's own
/// units, of which <see cref="UnitsPerEm"/> make one em.
/// </summary>
public sealed unsafe class Typeface
{
    private readonly ushort[] advances;
    private readonly Lazy<SubsetSource> subsets;

    private Typeface(string name, UnmanagedMemoryStream file)
    {
        Name = name;
        // The file is part of the mapped assembly, which stays: nothing is copied and nothing released.
        var blob = new Blob((IntPtr)file.PositionPointer, (int)file.Length, MemoryMode.ReadOnly);
        blob.MakeImmutable();
        Face = new Face(blob, 0);
        UnitsPerEm = Face.UnitsPerEm;
        Face.MakeImmutable();
        Font = new Font(Face);
        Font.SetFunctionsOpenType();
        Blank = Font.TryGetNominalGlyph(' ', out var blank) ? (int)blank : 0;
        subsets = new(() => new(Face));

        using var head = Face.ReferenceTable(Tag.Parse("head"));
        using var hhea = Face.ReferenceTable(Tag.Parse("hhea"));
        using var os2 = Face.ReferenceTable(Tag.Parse("OS/2"));
        Box = (Int16(head, 36), Int16(head, 38), Int16(head, 40), Int16(head, 42));
        (Ascent, Descent) = (Int16(hhea, 4), Int16(hhea, 6));
        CapHeight = Int16(os2, 88);
        advances = ReadAdvances((ushort)Int16(hhea, 34));
    }

    /// <summary>Its PostScript name.</summary>
    public string Name { get; }

    public int UnitsPerEm { get; }

    /// <summary>How far a line of it reaches above the base line.</summary>
    public int Ascent { get; }

    /// <summary>How far below: a negative number.</summary>
    public int Descent { get; }

    public int CapHeight { get; }

    internal (int Left, int Bottom, int Right, int Top) Box { get; }

    /// <summary>The glyph of a space: it draws nothing.</summary>
    internal int Blank { get; }

    internal Face Face { get; }

    internal Font Font { get; }

    internal SubsetSource Subsets => subsets.Value;

    /// <summary>A font that this library brings along.</summary>
    internal static Typeface Embedded(string name) =>
        new(name, (UnmanagedMemoryStream)typeof(Typeface).Assembly.GetManifestResourceStream($"fonts/{name}.ttf")!);

    /// <summary>Whether it has a glyph for the character.</summary>
    internal bool Has(int codePoint) => Font.TryGetNominalGlyph((uint)codePoint, out _);

    /// <summary>The glyph's width as the font file has it.</summary>
    internal int Advance(int glyph) => advances[Math.Min(glyph, advances.Length - 1)];

    private ushort[] ReadAdvances(int count)
    {
        using var hmtx = Face.ReferenceTable(Tag.Parse("hmtx"));
        var table = hmtx.AsSpan();
        var read = new ushort[count];
        for (var i = 0; i < count; i++)
        {
            read[i] = BinaryPrimitives.ReadUInt16BigEndian(table[(4 * i)..]);
        }

        return read;
    }

    private static short Int16(Blob table, int offset) => BinaryPrimitives.ReadInt16BigEndian(table.AsSpan()[offset..]);
}
