using System.Globalization;
using System.Text;
using HarfBuzzSharp;

namespace Typesetting;

/// <summary>Texts as code points: what the standards and HarfBuzz count in.</summary>
internal static class CodePoints
{
    /// <summary>First strong isolate: what follows has the direction of its own first letter.</summary>
    public const int Isolate = 0x2068;

    /// <summary>Pop directional isolate.</summary>
    public const int EndOfIsolate = 0x2069;

    /// <summary>The code points; lone surrogates as U+FFFD, and controls (tabs, line ends) as spaces.</summary>
    public static int[] Of(string text)
    {
        var all = new int[text.Length];
        var count = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            all[count++] = Rune.IsControl(rune) || rune.Value is 0x2028 or 0x2029 ? ' ' : rune.Value;
        }

        return all[..count];
    }

    public static string Text(ReadOnlySpan<int> codePoints)
    {
        var text = new StringBuilder(codePoints.Length);
        foreach (var codePoint in codePoints)
        {
            text.Append(new Rune(codePoint).ToString());
        }

        return text.ToString();
    }

    /// <summary>Where what readers take for one letter, with its marks, ends.</summary>
    public static int EndOfLetter(int[] codePoints, int start)
    {
        var end = start + 1;
        while (end < codePoints.Length && Extends(codePoints[end]))
        {
            end++;
        }

        return end;
    }

    /// <summary>Whether it stands on the letter before it.</summary>
    public static bool Extends(int codePoint) => codePoint is 0x200C or 0x200D
        || (codePoint >= 0x300 && Rune.GetUnicodeCategory(new Rune(codePoint))
            is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.SpacingCombiningMark);

    /// <summary>Whether it only steers how others are set: joiners, directions, variation selectors, soft hyphens.</summary>
    public static bool IsInvisible(int codePoint) =>
        codePoint is 0xAD or 0x34F or 0x61C or (>= 0x200B and <= 0x200F) or (>= 0x202A and <= 0x202E)
            or (>= 0x2060 and <= 0x206F) or (>= 0xFE00 and <= 0xFE0F) or 0xFEFF;

    /// <summary>Whether it steers the direction of what is around it, as UAX #9 has it, and is nothing that anybody wrote.</summary>
    public static bool IsDirection(int codePoint) => codePoint is 0x61C or 0x200E or 0x200F or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069);

    public static int? Compose(int first, int second) =>
        UnicodeFunctions.Default.TryCompose((uint)first, (uint)second, out var composed) ? (int)composed : null;

    public static (int First, int Second)? Decompose(int codePoint) =>
        UnicodeFunctions.Default.TryDecompose((uint)codePoint, out var first, out var second) ? ((int)first, (int)second) : null;
}
