using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace LocalHost;

/// <summary>/_clock: shows the run's time, and moves it by a form field or a query value <c>at</c>.</summary>
internal sealed class ClockPage(MovableClock clock)
{
    private const string Path = "_clock";

    public IEnumerable<LocalPage> Pages =>
    [
        new("GET", Path, AnswerAsync),
        new("POST", Path, RequestOrigin.SameSiteOnly(MoveAsync)),
    ];

    private async Task MoveAsync(HttpContext http)
    {
        var form = http.Request.HasFormContentType ? await http.Request.ReadFormAsync(http.RequestAborted) : FormCollection.Empty;
        var at = form.TryGetValue("at", out var field) ? field : http.Request.Query["at"];
        if (MovableClock.Parse(at) is not { } time)
        {
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
            await http.Response.WriteAsJsonAsync(new { error = "at must be a time such as 2024-12-16T09:00" });
            return;
        }

        clock.Move(time);
        if (http.Request.WantsPage())
        {
            http.Response.StatusCode = StatusCodes.Status303SeeOther;
            http.Response.Headers.Location = $"/{Path}";
            return;
        }

        await AnswerAsync(http);
    }

    private Task AnswerAsync(HttpContext http)
    {
        var now = clock.GetUtcNow();
        if (!http.Request.WantsPage())
        {
            return http.Response.WriteAsJsonAsync(new { now });
        }

        var value = now.ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);
        return Html.WritePageAsync(
            http,
            "Clock",
            $"""
            <p>For this run it is <strong><time datetime="{now:O}">{now.ToString("dddd d MMMM yyyy, HH:mm:ss", CultureInfo.InvariantCulture)}</time></strong> UTC.</p>
            <form method="post" action="/{Path}">
            <label>Make it (UTC)
            <input type="datetime-local" name="at" value="{value}" required></label>
            <button>Move the clock</button>
            </form>
            <p>Timers that come due are called once. The page does not tick: load it again to see the time.</p>
            """);
    }
}
