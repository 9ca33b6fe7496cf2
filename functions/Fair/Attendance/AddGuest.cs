using System.Text.Json;
using Fair.Editions;
using Fair.Forms;
using Fair.Languages;
using Fair.Site;
using Fair.Workshops;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Fair.Attendance;

/// <summary>Adds somebody who came without a sign-up.</summary>
public sealed class AddGuest(
    PageRenderer pages, PrincipalReader principals, Programme programme, AttendanceList attendance, AttendanceAnswer answer, Edition edition, TimeProvider clock)
{
    [Function(nameof(AddGuest)), Desk(Role.Steward)]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "{lang:length(2)}/desk/workshops/{workshop}/guests")] HttpRequest request, string lang, string workshop, CancellationToken cancellationToken) =>
        Answer.ToPost(pages, request, lang, async (language, posted) => await programme.Find(workshop, cancellationToken) is { } found
            ? await Run(request, language, found, posted, cancellationToken)
            : await ErrorPage.Answer(pages, request, StatusCodes.Status404NotFound), cancellationToken);

    private async Task<IResult> Run(HttpRequest request, Language language, WorkshopRow workshop, IFormCollection posted, CancellationToken cancellationToken)
    {
        var form = GuestForm.Read(posted, edition);
        var isScript = request.Headers.Accept.ToString().Contains("application/json", StringComparison.Ordinal);
        if (form.Errors.Count > 0)
        {
            return isScript
                ? Problem.Of(StatusCodes.Status400BadRequest, language["problem.fields"], form.Errors.Select(error => (AnswersJson.Pointer(error.Field), language.Text(error.Text, error.Values))))
                : await answer.Of(request, language, workshop, form, cancellationToken);
        }

        var tick = new Tick(IsPresent: true, Storage.Keys.Hash(form.FormId)[..32], clock.GetUtcNow(), principals.Read(request)!.Name);
        var guest = await attendance.AddGuest(workshop, form.Tidy, form.FormId, tick, cancellationToken);
        return isScript
            ? new Page(StatusCodes.Status200OK, "application/json", JsonSerializer.SerializeToUtf8Bytes(new { number = guest.Number, present = true }))
            : Answer.See(language, $"/desk/{workshop.Subject}/attendance");
    }
}
