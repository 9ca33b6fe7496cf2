using CsCheck;

namespace Typesetting.Tests;

/// <summary>Names as nobody writes them: scripts and directions mixed, marks upon marks, brackets, controls.</summary>
internal static class AnyText
{
    private static readonly string[] Parts =
    [
        .. "ابتثجحخدذرزسشصضطظعغفقكلمنهويءآأإؤئىةپڤگ".Select(letter => letter.ToString()),
        .. "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZéèêëàâçïîôùûüÿœÉÀÇ".Select(letter => letter.ToString()),
        .. "0123456789".Select(digit => digit.ToString()),
        "ⴰ", "ⴱ", "ⵣ", "ⵓ", "ⵍ", "لا", "لإ", "لله", "fi", "ffi", "e\u0301", "مُ", "رَّ", "يً", "\u064E", "\u0651", "\u0301",
        " ", " ", " ", " ", "\u00a0", "-", "’", ".", ",", "،", "؟", ":", "(", ")", "[", "]", "«", "»", "%", "/",
        "\u200C", "\u200D", "\u200E", "\u200F", "\u202A", "\u202B", "\u202C", "\u202D", "\u202E", "\u2066", "\u2067", "\u2068", "\u2069", "\t", "\n",
    ];

    public static Gen<string> Name { get; } = Gen.Int[0, Parts.Length - 1].Select(i => Parts[i]).Array[1, 120].Select(string.Concat);

    /// <summary>
    /// The text without what only steers directions, and with one space for any space: what a reader can find again. Joiners
    /// that have nothing to join draw nothing, and nothing is read of them.
    /// </summary>
    public static string Readable(string text)
    {
        var readable = WithoutDirections(text);
        return readable.All(c => c is ' ' or '\u200C' or '\u200D') ? "" : readable;
    }

    private static string WithoutDirections(string text) => string.Join(' ', string.Concat(text
        .Where(c => c is not ('\u061C' or '\u200E' or '\u200F' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069')))
        .Select(c => char.IsControl(c) || c == '\u00a0' ? ' ' : c)).Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
