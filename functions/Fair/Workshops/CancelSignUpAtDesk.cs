using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Platform.Web;

namespace Fair.Workshops;

/// <summary>Cancels a person's sign-up; the head of the waiting list gets the seat.</summary>
public sealed class CancelSignUpAtDesk(PageRenderer pages, PrincipalReader principals, Programme programme, Seats seats)
{
    [Function(nameof(CancelSignUpAtDesk)), Desk(Role.Organiser)]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "{lang:length(2)}/desk/workshops/{workshop}/sign-ups/{number:int}")] HttpRequest request, string lang, string workshop, string number, CancellationToken cancellationToken) =>
        PageResults.RenderAsync(pages, request, lang, async language =>
            RouteNumber.Read(number) is { } known && await programme.FindAsync(workshop, cancellationToken) is { } workshopRow && await seats.CancelAsync(workshopRow.Id, known, principals.Read(request)!.Name) != CancelResult.Unknown
                ? PageResults.SeeOther(language, $"/desk/workshops/{workshopRow.Id}")
                : await ErrorResults.RenderAsync(pages, request, StatusCodes.Status404NotFound));
}
