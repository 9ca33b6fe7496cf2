using System.Globalization;

namespace Fair.Tests;

/// <summary>Forms as organisations fill them in: valid, each of another organisation, unless a test says otherwise.</summary>
public static class AnApplication
{
    private static int count;

    /// <summary>A cooperative of potters in Safi.</summary>
    public static Dictionary<string, string> Of(string language = "fr", string? email = null)
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
            ["email"] = email ?? $"potters{number}@example.org",
            ["language"] = language,
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

    /// <summary>A valid ICE that no real company has: the enterprise's number begins with 999.</summary>
    public static string Ice(int number)
    {
        var first = 9_990_000_000_000 + number;
        return $"{first}{(97 - (first * 100 % 97)) % 97:00}";
    }

    /// <summary>The id of a form that was shown at a moment.</summary>
    public static string FormId(DateTimeOffset shown) =>
        string.Create(CultureInfo.InvariantCulture, $"{shown.ToUnixTimeMilliseconds():x12}-{Convert.ToHexStringLower(System.Security.Cryptography.RandomNumberGenerator.GetBytes(10))}");

    /// <summary>The form as a browser sends it.</summary>
    public static MultipartFormDataContent Body(IEnumerable<KeyValuePair<string, string>> fields, params (string Name, string FileName, byte[] Bytes)[] files)
    {
        var body = new MultipartFormDataContent();
        foreach (var (name, value) in fields)
        {
            body.Add(new StringContent(value), name);
        }

        foreach (var (name, fileName, bytes) in files)
        {
            body.Add(new ByteArrayContent(bytes), name, fileName);
        }

        return body;
    }

    /// <summary>Sends the form, shown a minute ago.</summary>
    public static async Task<HttpResponseMessage> SendAsync(
        this RunningFair fair, Dictionary<string, string> fields, string language = "fr", string? formId = null, params (string Name, string FileName, byte[] Bytes)[] files)
    {
        var all = new Dictionary<string, string>(fields) { ["formId"] = formId ?? FormId(fair.Clock.GetUtcNow().AddMinutes(-1)) };
        return await fair.Client.PostAsync($"/{language}/apply", Body(all, files));
    }

    /// <summary>Applies, and waits for the mail with the link.</summary>
    public static async Task<(string Number, string Link)> ApplyAsync(this RunningFair fair, Dictionary<string, string> fields)
    {
        var answer = await fair.SendAsync(fields);
        var place = answer.Headers.Location?.ToString() ?? throw new InvalidOperationException($"{answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
        return (place.Split('/')[^1], (await fair.MailAsync(fields["email"])).Link);
    }
}
