using System.Globalization;
using System.Net;
using Fair.Attendance;
using Fair.Tests.Workshops;
using Fair.Workshops;
using Xunit;

namespace Fair.Tests.Attendance;

/// <summary>A workshop with people, and what a steward does at its door.</summary>
public static class AnAttendance
{
    /// <summary>A workshop that begins in an hour's time, with that many people signed up; their rows, in order.</summary>
    public static async Task<(string Workshop, IReadOnlyList<SignUpRow> People)> GatheredAsync(this RunningFair fair, int people, string language = "fr", string topic = "branding")
    {
        var desk = await fair.SignedInAsync("organiser");
        var day = fair.Clock.GetUtcNow().AddDays(4);
        var workshop = await fair.CreateAsync(desk, AWorkshop.Of(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), "10:00", "12:00", Math.Max(1, people), topic));
        for (var n = 0; n < people; n++)
        {
            var person = ASignUp.Of(language);
            person["gender"] = n % 3 == 0 ? "man" : "woman";
            Assert.Equal(0, await fair.PositionAsync(workshop, person));
        }

        return (workshop, await fair.SignUpsAsync(workshop, SignUpState.Seat));
    }

    /// <summary>Ticks somebody, as the page without its script does.</summary>
    public static async Task<HttpStatusCode> TickAsync(this HttpClient steward, string workshop, int number, bool present = true, string? operation = null)
    {
        var fields = new Dictionary<string, string> { ["number"] = number.ToString(CultureInfo.InvariantCulture), ["present"] = present ? "yes" : "no", ["operation"] = operation ?? "" };
        using var answer = await steward.PostAsync($"/fr/desk/workshops/{workshop}/attendance", new FormUrlEncodedContent(fields));
        return answer.StatusCode;
    }

    public static Task<AttendanceRow?> AttendanceAsync(this RunningFair fair, string workshop, int number) => fair.RowAsync<AttendanceRow>(AttendanceKeys.Attendance(workshop, number));

    /// <summary>Moves the clock to a moment after a workshop.</summary>
    public static async Task IsOverAsync(this RunningFair fair, string workshop) => fair.Clock.Move((await fair.WorkshopAsync(workshop))!.Ends.AddMinutes(10));
}
