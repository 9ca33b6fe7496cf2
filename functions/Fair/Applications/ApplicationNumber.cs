using System.Globalization;
using System.Security.Cryptography;
using Platform.Forms;

namespace Fair.Applications;

/// <summary>
/// The number an application is spoken of by: six random digits and a Luhn check digit, so that it can be dictated and a
/// slip is noticed. It opens nothing.
/// </summary>
public static class ApplicationNumber
{
    /// <summary>As a field of a form.</summary>
    public static readonly CodeFormat Format = new(IsValid, "^[0-9]{7}$", "error.applicationNumber");

    public static string New()
    {
        var digits = RandomNumberGenerator.GetInt32(100_000, 1_000_000).ToString(CultureInfo.InvariantCulture);
        return digits + CheckDigit(digits);
    }

    public static bool IsValid(string? number) =>
        number is { Length: 7 } && number.All(char.IsAsciiDigit) && number[6] - '0' == CheckDigit(number[..6]);

    private static int CheckDigit(string digits)
    {
        var sum = 0;
        for (var place = 0; place < digits.Length; place++)
        {
            var digit = digits[^(place + 1)] - '0';
            sum += place % 2 == 0 ? (digit * 2 / 10) + (digit * 2 % 10) : digit;
        }

        return (10 - (sum % 10)) % 10;
    }
}
