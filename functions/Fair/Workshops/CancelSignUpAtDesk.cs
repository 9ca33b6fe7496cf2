using Fair.Site;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Fair.Workshops;

/// <summary>Cancels a person's sign-up; the head of the waiting list gets the seat.</summary>
public sealed class CancelSignUpAtDesk(PageRenderer pages, PrincipalReader principals, Programme programme, Seats seats)
{
    [Function(nameof(CancelSignUpAtDesk)), Desk(Role.Organiser)]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "{lang:length(2)}/desk/workshops/{workshop}/sign-ups/{number:int}")] HttpRequest request, string lang, string workshop, string number, CancellationToken cancellationToken) =>
        Answer.In(pages, request, lang, async language =>
            RouteNumber.Read(number) is { } known && await programme.Find(workshop, cancellationToken) is { } found && await seats.Cancel(found.Id, known, principals.Read(request)!.Name) != Cancelled.Unknown
                ? Answer.See(language, $"/desk/workshops/{found.Id}")
                : await ErrorPage.Answer(pages, request, StatusCodes.Status404NotFound));
}
