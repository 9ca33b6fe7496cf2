using Fair.Workshops;
using Microsoft.AspNetCore.Http;
using Platform.Editions;
using Platform.Forms;
using Platform.Languages;
using Platform.Web;

namespace Fair.Attendance;

/// <summary>The page of the list at the door, with the headers that its script and the camera need.</summary>
public sealed class AttendanceResult(PageRenderer pages, AttendanceList attendance, Edition edition, TimeProvider clock)
{
    // The one page with a script: the camera, the list's own posts, and the decoder's WebAssembly.
    private const string Policy = SecurityHeaders.ContentSecurityPolicy + "; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'";

    /// <param name="request">The request that it answers.</param>
    /// <param name="language">The language to write in.</param>
    /// <param name="workshop">The workshop.</param>
    /// <param name="guest">A guest's form that came back, or null.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<IResult> RenderAsync(HttpRequest request, Language language, WorkshopRow workshop, Form? guest, CancellationToken cancellationToken)
    {
        var page = await pages.PageAsync<AttendancePage>(
            request, language, guest is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest,
            (nameof(AttendancePage.Workshop), workshop), (nameof(AttendancePage.Attendees), await attendance.ReadAsync(workshop.Id, cancellationToken)),
            (nameof(AttendancePage.Guest), guest ?? GuestForm.Empty(language, clock)), (nameof(AttendancePage.Unknown), request.Query["unknown"].ToString()),
            (nameof(AttendancePage.IsEarly), clock.GetUtcNow() < workshop.ClosesAt(edition)));
        return page.With(("Content-Security-Policy", Policy), ("Permissions-Policy", "camera=(self), geolocation=(), microphone=(), interest-cohort=()"));
    }
}
