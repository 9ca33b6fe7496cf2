using System.Globalization;
using System.Security.Cryptography;

namespace Fair.Benchmarks;

/// <summary>The form for a stand as a cooperative fills it in, each time another one.</summary>
internal static class SampleForm
{
    private static int count;

    public static Dictionary<string, string> Valid()
    {
        var number = Interlocked.Increment(ref count);
        return new()
        {
            ["kind"] = "cooperative",
            ["country"] = "MA",
            ["nameArabic"] = $"تعاونية الفخار {number}",
            ["nameFrench"] = $"Coopérative Al Fakhar {number}",
            ["ice"] = Ice(number),
            ["registerNumber"] = $"RL {number}",
            ["registerCourt"] = "Safi",
            ["foundedYear"] = "2012",
            ["region"] = "MA-07",
            ["province"] = "safi",
            ["commune"] = "Safi",
            ["contactName"] = "Contact Exemple",
            ["phone"] = "0612345678",
            ["email"] = $"potters{number}@example.org",
            ["language"] = "fr",
            ["presidentName"] = "Présidente Exemple",
            ["members"] = "24",
            ["women"] = "19",
            ["youth"] = "6",
            ["disabled"] = "1",
            ["sector"] = "crafts",
            ["branch"] = "Poterie",
            ["product1"] = "Tajine émaillé",
            ["product1Price"] = "60 à 120 DH",
            ["standSize"] = "9",
            ["firstParticipation"] = "yes",
            ["topics"] = "branding",
            ["consentPublish"] = "yes",
        };
    }

    /// <summary>With an e-mail address and a phone number that are none.</summary>
    public static Dictionary<string, string> Wrong() => new(Valid()) { ["email"] = "potters", ["phone"] = "12" };

    /// <summary>The form as a browser sends it, a minute after it was shown.</summary>
    public static MultipartFormDataContent Body(Dictionary<string, string> fields, TimeProvider clock)
    {
        var body = new MultipartFormDataContent();
        foreach (var (name, value) in fields)
        {
            body.Add(new StringContent(value), name);
        }

        body.Add(new StringContent(FormId(clock)), "formId");
        return body;
    }

    public static string FormId(TimeProvider clock) => string.Create(
        CultureInfo.InvariantCulture,
        $"{clock.GetUtcNow().AddMinutes(-1).ToUnixTimeMilliseconds():x12}-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(10))}");

    // A valid ICE that no real company has: the enterprise's number begins with 999.
    private static string Ice(int number)
    {
        var first = 9_990_000_000_000 + number;
        return $"{first}{(97 - (first * 100 % 97)) % 97:00}";
    }
}
