using Fair.Desk;
using Fair.Editions;
using Fair.Site;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Fair.Workshops;

/// <summary>Calls a workshop off: nobody can sign up any more, and everyone who had is told.</summary>
public sealed class CallOffWorkshop(PageRenderer pages, PrincipalReader principals, Seats seats, Programme programme, Edition edition, TimeProvider clock)
{
    [Function(nameof(CallOffWorkshop)), Desk(Role.Organiser)]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "{lang:length(2)}/desk/workshops/{workshop}/cancel")] HttpRequest request,
        string lang, string workshop, CancellationToken cancellationToken) =>
        Answer.In(pages, request, lang, async language =>
        {
            if (await programme.Find(workshop, cancellationToken) is not { } found)
            {
                return await ErrorPage.Answer(pages, request, StatusCodes.Status404NotFound);
            }

            await seats.Change(
            found.Id,
            current =>
            {
                if (current.IsCancelled)
                {
                    return (WorkshopChanged.CalledOff, null);
                }

                current.IsCancelled = true;
                current.Sequence++;
                return (WorkshopChanged.Yes, WorkshopWalk.Row(nameof(WorkshopCancellation), current, clock));
            },
            () => AuditRow.For(edition.Id, clock.GetUtcNow(), principals.Read(request)!.Name, Audited.WorkshopCalledOff, found.Subject));
            return Answer.See(language, $"/desk/workshops/{found.Id}");
        });
}
