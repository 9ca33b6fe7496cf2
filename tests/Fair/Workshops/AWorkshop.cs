using System.Globalization;
using System.Net;
using Fair.Workshops;
using Xunit;

namespace Fair.Tests.Workshops;

/// <summary>Builds what the desk's form of a workshop sends, and sends it.</summary>
public static class AWorkshop
{
    /// <summary>A complete form; times are local to the fair.</summary>
    public static Dictionary<string, string> Of(string date, string starts, string ends, int seats, string topic = "branding") => new()
    {
        ["topic"] = topic,
        ["titleAr"] = "العلامة التجارية",
        ["titleFr"] = "La marque",
        ["titleEn"] = "Branding",
        ["summaryAr"] = "كيف تختارون اسما وشعارا.",
        ["summaryFr"] = "Choisir un nom et un logo.",
        ["summaryEn"] = "Choosing a name and a logo.",
        ["trainerAr"] = "مؤطرة (مثال)",
        ["trainerFr"] = "Formatrice (exemple)",
        ["trainerEn"] = "Trainer (sample)",
        ["placeAr"] = "القاعة 1",
        ["placeFr"] = "Salle 1",
        ["placeEn"] = "Room 1",
        ["teaching"] = "ar",
        ["date"] = date,
        ["starts"] = starts,
        ["ends"] = ends,
        ["seats"] = seats.ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>Creates it at the desk; its id.</summary>
    public static async Task<string> CreateAsync(this RunningFair fair, HttpClient desk, Dictionary<string, string> form)
    {
        using var answer = await desk.PostAsync("/fr/desk/workshops", new FormUrlEncodedContent(new Dictionary<string, string>(form) { ["formId"] = ASignUp.FormId(fair) }));
        Assert.True(answer.StatusCode == HttpStatusCode.SeeOther, await answer.Content.ReadAsStringAsync());
        return answer.Headers.Location!.ToString().Split('/')[^1];
    }

    /// <summary>Changes it at the desk, as it is in storage now.</summary>
    public static async Task<HttpStatusCode> EditAsync(this RunningFair fair, HttpClient desk, string workshop, Dictionary<string, string> form)
    {
        var version = WorkshopForm.Version((await fair.WorkshopAsync(workshop))!);
        using var answer = await desk.PostAsync($"/fr/desk/workshops/{workshop}", new FormUrlEncodedContent(new Dictionary<string, string>(form) { ["version"] = version }));
        return answer.StatusCode;
    }

    public static async Task CallOffAsync(this RunningFair fair, HttpClient desk, string workshop)
    {
        using var answer = await desk.PostAsync($"/fr/desk/workshops/{workshop}/cancel", null);
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
    }

    public static Task<WorkshopRow?> WorkshopAsync(this RunningFair fair, string id) => fair.RowAsync<WorkshopRow>(WorkshopKeys.Workshop(id));

    public static Task<IReadOnlyList<SignUpRow>> SignUpsAsync(this RunningFair fair, string workshop, string state) => fair.RowsAsync<SignUpRow>(WorkshopKeys.SignUpPrefix(workshop, state));
}
