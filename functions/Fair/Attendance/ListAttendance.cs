using Fair.Workshops;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Platform.Records;
using Platform.Web;

namespace Fair.Attendance;

/// <summary>The stewards' first page: the workshops, the next ones on top, each with its list at the door.</summary>
public sealed class ListAttendance(PageRenderer pages, Programme programme, Totals totals)
{
    [Function(nameof(ListAttendance)), Desk(Role.Steward)]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "{lang:length(2)}/desk/attendance")] HttpRequest request, string lang, CancellationToken cancellationToken) =>
        PageResults.RenderAsync(pages, request, lang, async language => await pages.PageAsync<AttendanceListPage>(
            request, language, StatusCodes.Status200OK,
            (nameof(AttendanceListPage.Workshops), await programme.ReadAllAsync(cancellationToken)), (nameof(AttendanceListPage.Counts), await totals.ReadAsync(cancellationToken))));
}
