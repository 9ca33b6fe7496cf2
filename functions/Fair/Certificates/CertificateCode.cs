using System.Security.Cryptography;

namespace Fair.Certificates;

/// <summary>
/// What one types to verify a certificate: 80 random bits in the letters that nobody mistakes for another (Crockford's
/// base 32), as <c>7KQ4-M2XP-9TBD-0HVC</c>. Nothing of it follows from the certificate's number.
/// </summary>
public static class CertificateCode
{
    private const string Letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int Length = 16;
    private const int Group = 4;

    public static string New() => Grouped(RandomNumberGenerator.GetItems<char>(Letters, Length));

    /// <summary>A code as it was typed, as it is kept: case, hyphens and letters taken for others apart. What is no code stays none.</summary>
    public static string Tidy(string typed)
    {
        var letters = Platform.Forms.FormValues.EuropeanDigits(typed.ToUpperInvariant())
            .Select(letter => letter switch { 'O' => '0', 'I' or 'L' => '1', _ => letter })
            .Where(letter => letter is not ('-' or ' ')).ToArray();
        return letters.Length == Length && letters.All(Letters.Contains) ? Grouped(letters) : "";
    }

    private static string Grouped(char[] letters) => string.Join('-', letters.Chunk(Group).Select(group => new string(group)));
}
