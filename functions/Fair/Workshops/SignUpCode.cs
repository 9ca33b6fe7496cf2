using System.Security.Cryptography;

namespace Fair.Workshops;

/// <summary>
/// The code of a sign-up, in its QR code and for dictating: 40 random bits in the letters that nobody mistakes for
/// another (Crockford's base 32), as <c>7KQ4-M2XP</c>.
/// </summary>
public static class SignUpCode
{
    private const string Letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// <summary>A code as it was typed or read, as it is kept: letters that are mistaken for others put right.</summary>
    public static string Tidy(string typed)
    {
        var letters = string.Concat(Platform.Forms.FormValues.EuropeanDigits(typed.ToUpperInvariant()).Select(letter => letter switch { 'O' => '0', 'I' or 'L' => '1', _ => letter }).Where(Letters.Contains));
        return letters.Length == 8 ? $"{letters[..4]}-{letters[4..]}" : letters;
    }

    public static string New()
    {
        var letters = RandomNumberGenerator.GetItems<char>(Letters, 8);
        return $"{letters.AsSpan(0, 4)}-{letters.AsSpan(4)}";
    }
}
