using System.Globalization;
using System.Security.Cryptography;

namespace Platform.Records;

/// <summary>
/// Ids that sort by time and can't be guessed: 12 hexadecimal digits of Unix milliseconds, a hyphen, 80 random bits.
/// </summary>
public static class Id
{
    private const long Last = 0xFFFF_FFFF_FFFF;

    /// <summary>An id that sorts oldest first.</summary>
    public static string New(TimeProvider clock) => New(clock.GetUtcNow());

    /// <summary>The same, of another moment.</summary>
    public static string New(DateTimeOffset moment) =>
        $"{moment.ToUnixTimeMilliseconds():x12}-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(10))}";

    /// <summary>The same id, sorting newest first.</summary>
    public static string Descending(string id) => $"{Last - Milliseconds(id):x12}{id[12..]}";

    /// <summary>When an id was made, or null if the text is no id.</summary>
    public static DateTimeOffset? Time(string? id) =>
        IsValid(id) ? DateTimeOffset.FromUnixTimeMilliseconds(Milliseconds(id!)) : null;

    public static bool IsValid(string? id) =>
        id is { Length: 33 } && id[12] == '-' && id.Where((_, place) => place != 12).All(char.IsAsciiHexDigitLower) && Milliseconds(id) < 253_402_300_800_000;

    private static long Milliseconds(string id) => long.Parse(id.AsSpan(0, 12), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
