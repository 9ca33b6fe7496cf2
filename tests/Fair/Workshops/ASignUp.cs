using System.Net;
using System.Text.RegularExpressions;

namespace Fair.Tests.Workshops;

/// <summary>Builds what the sign-up form sends, and sends it.</summary>
public static partial class ASignUp
{
    private static int people;

    /// <summary>A person whom no other test signs up: the answers, tidy and complete.</summary>
    public static Dictionary<string, string> Of(string language = "fr", string? email = null)
    {
        var number = Interlocked.Increment(ref people);
        return new()
        {
            ["nameArabic"] = $"مشاركة {Letters(number, 'ا')}",
            ["nameLatin"] = $"Participante {Letters(number, 'a')}",
            ["email"] = email ?? $"person{number}@example.org",
            ["organisation"] = "",
            ["language"] = language,
        };
    }

    /// <summary>Sends the form; who sends it has taken a minute.</summary>
    public static async Task<HttpResponseMessage> SignUpAsync(
        this RunningFair fair, string workshop, Dictionary<string, string> person, string? formId = null, string page = "fr", HttpClient? client = null)
    {
        var fields = new Dictionary<string, string>(person) { ["formId"] = formId ?? FormId(fair) };
        using var body = new FormUrlEncodedContent(fields);
        return await (client ?? fair.Client).PostAsync($"/{page}/workshops/{workshop}", body);
    }

    /// <summary>Signs up and reads the answer: 0 for a seat, else the place on the waiting list.</summary>
    public static async Task<int> PositionAsync(this RunningFair fair, string workshop, Dictionary<string, string> person, string? formId = null)
    {
        using var answer = await fair.SignUpAsync(workshop, person, formId);
        return PositionOf(answer);
    }

    public static int PositionOf(HttpResponseMessage answer)
    {
        var match = SignedUpAddress().Match(answer.Headers.Location?.ToString() ?? "");
        Xunit.Assert.True(answer.StatusCode == HttpStatusCode.SeeOther && match.Success, $"Signing up answered {answer.StatusCode} {answer.Headers.Location}.");
        return int.Parse(match.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture);
    }

    public static string FormId(RunningFair fair) => AnApplication.FormId(fair.Clock.GetUtcNow().AddMinutes(-1));

    /// <summary>A number in letters, as names have no digits.</summary>
    private static string Letters(int number, char first)
    {
        var letters = "";
        for (; number > 0; number /= 10)
        {
            letters = (char)(first == 'a' ? 'a' + (number % 10) : "ابجدهوزحطي"[number % 10]) + letters;
        }

        return letters;
    }

    [GeneratedRegex(@"/signed-up/(\d+)$")]
    private static partial Regex SignedUpAddress();
}
