using System.Text.Json;
using Fair.Workshops;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Platform.Editions;
using Platform.Forms;
using Platform.Languages;
using Platform.Web;

namespace Fair.Attendance;

/// <summary>Adds somebody who came without a sign-up.</summary>
public sealed class AddGuest(
    PageRenderer pages, PrincipalReader principals, Programme programme, AttendanceList attendance, AttendanceResult answer, Edition edition, TimeProvider clock)
{
    [Function(nameof(AddGuest)), Desk(Role.Steward)]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "{lang:length(2)}/desk/workshops/{workshop}/guests")] HttpRequest request, string lang, string workshop, CancellationToken cancellationToken) =>
        PageResults.HandlePostAsync(pages, request, lang, async (language, posted) => await programme.FindAsync(workshop, cancellationToken) is { } workshopRow
            ? await RunAsync(request, language, workshopRow, posted, cancellationToken)
            : await ErrorResults.RenderAsync(pages, request, StatusCodes.Status404NotFound), cancellationToken);

    private async Task<IResult> RunAsync(HttpRequest request, Language language, WorkshopRow workshop, IFormCollection posted, CancellationToken cancellationToken)
    {
        var form = GuestForm.Read(posted, edition);
        var isScript = request.Headers.Accept.ToString().Contains("application/json", StringComparison.Ordinal);
        if (form.Errors.Count > 0)
        {
            return isScript
                ? Problem.Create(StatusCodes.Status400BadRequest, language["problem.fields"], form.Errors.Select(error => (FormValuesJson.Pointer(error.Field), language.Text(error.Text, error.Values))))
                : await answer.RenderAsync(request, language, workshop, form, cancellationToken);
        }

        var tick = new Tick(IsPresent: true, Platform.Records.Keys.Hash(form.FormId)[..32], clock.GetUtcNow(), principals.Read(request)!.Name);
        var guest = await attendance.AddGuestAsync(workshop, form.Tidy, form.FormId, tick, cancellationToken);
        return isScript
            ? new BufferedResult(StatusCodes.Status200OK, "application/json", JsonSerializer.SerializeToUtf8Bytes(new { number = guest.Number, present = true }))
            : PageResults.SeeOther(language, $"/desk/{workshop.Subject}/attendance");
    }
}
