using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Platform.Editions;
using Platform.Records;
using Platform.Web;

namespace Fair.Workshops;

/// <summary>Calls a workshop off: nobody can sign up any more, and everyone who had is told.</summary>
public sealed class CallOffWorkshop(PageRenderer pages, PrincipalReader principals, Seats seats, Programme programme, Edition edition, TimeProvider clock)
{
    [Function(nameof(CallOffWorkshop)), Desk(Role.Organiser)]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "{lang:length(2)}/desk/workshops/{workshop}/cancel")] HttpRequest request,
        string lang, string workshop, CancellationToken cancellationToken) =>
        PageResults.RenderAsync(pages, request, lang, async language =>
        {
            if (await programme.FindAsync(workshop, cancellationToken) is not { } workshopRow)
            {
                return await ErrorResults.RenderAsync(pages, request, StatusCodes.Status404NotFound);
            }

            await seats.ChangeAsync(
            workshopRow.Id,
            current =>
            {
                if (current.IsCancelled)
                {
                    return (WorkshopChangeResult.CalledOff, null);
                }

                current.IsCancelled = true;
                current.Sequence++;
                return (WorkshopChangeResult.Done, WorkshopFanOut.Row(WorkshopCancellation.StoredKind, current, clock));
            },
            () => AuditRow.Create(edition.Id, clock.GetUtcNow(), principals.Read(request)!.Name, WorkshopAudit.WorkshopCalledOff, workshopRow.Subject));
            return PageResults.SeeOther(language, $"/desk/workshops/{workshopRow.Id}");
        });
}
