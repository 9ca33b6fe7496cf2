using System.Globalization;
using System.Text.Json;
using Fair.Workshops;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Platform.Forms;
using Platform.Languages;
using Platform.Web;

namespace Fair.Attendance;

/// <summary>Ticks somebody by the list or by the code, or undoes it; answers with a page, or with JSON to the list's script.</summary>
public sealed class MarkAttendance(PageRenderer pages, PrincipalReader principals, Programme programme, AttendanceList attendance, TimeProvider clock)
{
    private const int MaxOperation = 64;

    [Function(nameof(MarkAttendance)), Desk(Role.Steward)]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "{lang:length(2)}/desk/workshops/{workshop}/attendance")] HttpRequest request, string lang, string workshop, CancellationToken cancellationToken) =>
        PageResults.HandlePostAsync(pages, request, lang, async (language, posted) => await programme.FindAsync(workshop, cancellationToken) is { } workshopRow
            ? await RunAsync(request, language, workshopRow, posted, cancellationToken)
            : await ErrorResults.RenderAsync(pages, request, StatusCodes.Status404NotFound), cancellationToken);

    private async Task<IResult> RunAsync(HttpRequest request, Language language, WorkshopRow workshop, IFormCollection posted, CancellationToken cancellationToken)
    {
        var code = PostedFields.First(posted, "code");
        var number = int.TryParse(PostedFields.First(posted, "number"), NumberStyles.None, CultureInfo.InvariantCulture, out var typed)
            ? typed
            : (await attendance.ByCodeAsync(workshop.Id, code, cancellationToken))?.Number;
        var marked = number is { } known ? await attendance.MarkAsync(workshop.Id, known, Tick(request, posted), cancellationToken) : null;
        var path = $"/desk/{workshop.Subject}/attendance";
        return request.Headers.Accept.ToString().Contains("application/json", StringComparison.Ordinal) ? Json(marked)
            : marked is null ? PageResults.SeeOther(language, $"{path}?unknown={Uri.EscapeDataString(code.Length > MaxOperation ? code[..MaxOperation] : code)}")
            : PageResults.SeeOther(language, path);
    }

    private Tick Tick(HttpRequest request, IFormCollection posted)
    {
        var operation = PostedFields.First(posted, "operation");
        var now = clock.GetUtcNow();
        // A device that was out of reach says when it was; it is not believed about the future.
        var at = DateTimeOffset.TryParse(PostedFields.First(posted, "at"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var told) && told < now ? told : now;
        return new(
            PostedFields.First(posted, "present") != "no",
            operation.Length is > 0 and <= MaxOperation && !operation.Contains(' ', StringComparison.Ordinal) ? operation : Platform.Records.Id.New(clock),
            at,
            principals.Read(request)!.Name);
    }

    private static BufferedResult Json(Attendee? marked) => marked is null
        ? new(StatusCodes.Status404NotFound, "application/json", "{}"u8.ToArray())
        : new(StatusCodes.Status200OK, "application/json", JsonSerializer.SerializeToUtf8Bytes(new { number = marked.SignUp.Number, present = marked.IsPresent }));
}
