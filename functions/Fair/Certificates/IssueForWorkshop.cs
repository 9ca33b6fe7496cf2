using Fair.Attendance;
using Fair.Workshops;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Platform.Editions;
using Platform.Languages;
using Platform.Web;

namespace Fair.Certificates;

/// <summary>Has certificates of attendance issued to everyone who was there and has none yet; whoever was erased has no name to print.</summary>
public sealed class IssueForWorkshop(PageRenderer pages, Programme programme, AttendanceList attendance, IssueResult answer, Edition edition, TimeProvider clock)
{
    [Function(nameof(IssueForWorkshop)), Desk(Role.Organiser)]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "{lang:length(2)}/desk/workshops/{workshop}/certificates")] HttpRequest request, string lang, string workshop, CancellationToken cancellationToken) =>
        PageResults.HandleAnyPostAsync(
            pages, request, lang, async (language, posted) => await programme.FindAsync(workshop, cancellationToken) is { IsCancelled: false } workshopRow && workshopRow.Ends <= clock.GetUtcNow()
                ? await answer.RenderAsync(request, language, await WishesAsync(workshopRow, cancellationToken), workshopRow.Subject, posted, cancellationToken)
                : await ErrorResults.RenderAsync(pages, request, StatusCodes.Status404NotFound),
            cancellationToken);

    private async Task<IReadOnlyList<CertificateRequest>> WishesAsync(WorkshopRow workshop, CancellationToken cancellationToken)
    {
        var details = workshop.ReadDetails();
        return
        [
            .. (await attendance.ReadAsync(workshop.Id, cancellationToken)).Where(attendee => attendee.IsPresent && attendee.SignUp.Name().Length > 0).Select(attendee =>
            {
                var (signUp, language) = (attendee.SignUp, attendee.SignUp.ReadLanguage());
                return new CertificateRequest($"{workshop.Id}:{signUp.Number}", signUp.Name(), Subject(workshop, details, language), language, signUp.Email);
            }),
        ];
    }

    private WorkshopAttended Subject(WorkshopRow workshop, WorkshopDetails details, Language language) =>
        new(details.Title[language], workshop.Day(edition), workshop.Ends - workshop.Starts, details.Trainer[language]);
}
