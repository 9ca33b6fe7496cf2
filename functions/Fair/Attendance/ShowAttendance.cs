using Fair.Workshops;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Platform.Web;

namespace Fair.Attendance;

/// <summary>The list at the door of a workshop: all of it in one page, which works on while the line is down.</summary>
public sealed class ShowAttendance(PageRenderer pages, Programme programme, AttendanceResult answer)
{
    [Function(nameof(ShowAttendance)), Desk(Role.Steward)]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "{lang:length(2)}/desk/workshops/{workshop}/attendance")] HttpRequest request, string lang, string workshop, CancellationToken cancellationToken) =>
        PageResults.RenderAsync(pages, request, lang, async language => await programme.FindAsync(workshop, cancellationToken) is { } workshopRow
            ? await answer.RenderAsync(request, language, workshopRow, guest: null, cancellationToken)
            : await ErrorResults.RenderAsync(pages, request, StatusCodes.Status404NotFound));
}
