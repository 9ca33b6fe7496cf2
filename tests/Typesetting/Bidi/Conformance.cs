using System.IO.Compression;

namespace Typesetting.Tests.Bidi;

/// <summary>
/// Unicode's own conformance tests (15.0.0, whole), packed with Brotli; their licence stands at unicode.org/license.txt.
/// To pack another version: <c>brotli -q 11 BidiTest.txt</c>.
/// </summary>
internal static class Conformance
{
    public static IEnumerable<string> Lines(string name)
    {
        using var packed = typeof(Conformance).Assembly.GetManifestResourceStream($"conformance/{name}.br")!;
        using var reader = new StreamReader(new BrotliStream(packed, CompressionMode.Decompress));
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
            {
                yield return line;
            }
        }
    }

    /// <summary>The levels as the files write them: x for what rule X9 removes.</summary>
    public static string Levels(ReadOnlySpan<byte> levels, ReadOnlySpan<int> codePoints)
    {
        var texts = new string[levels.Length];
        for (var i = 0; i < texts.Length; i++)
        {
            texts[i] = IsRemoved(codePoints[i]) ? "x" : $"{levels[i]}";
        }

        return string.Join(' ', texts);
    }

    /// <summary>The visual order as the files write it: without what rule X9 removes.</summary>
    public static string Order(IEnumerable<int> order, int[] codePoints) => string.Join(' ', order.Where(i => !IsRemoved(codePoints[i])));

    // LRE, RLE, PDF, LRO, RLO and the boundary neutrals that the files use.
    private static bool IsRemoved(int codePoint) => codePoint is (>= 0x202A and <= 0x202E) or 0xAD or 0x200B or 0x200C or 0x200D or 0x2060 or (< 0x09) or 0xFEFF;
}
