using System.Text;

namespace Platform.Web;

/// <summary>What may stand in a header: the worker's server and the host take ASCII only, and answer 500 to anything else.</summary>
public static class HeaderText
{
    /// <summary>The text with everything else escaped as in an address.</summary>
    public static string Ascii(string text) => text.All(IsPlain)
        ? text
        : string.Concat(text.EnumerateRunes().Select(rune => rune.IsAscii && IsPlain((char)rune.Value) ? rune.ToString() : Escape(rune)));

    private static bool IsPlain(char c) => c is >= ' ' and <= '~';

    private static string Escape(Rune rune)
    {
        Span<byte> bytes = stackalloc byte[4];
        var length = rune.EncodeToUtf8(bytes);
        return string.Concat(bytes[..length].ToArray().Select(one => $"%{one:X2}"));
    }
}
