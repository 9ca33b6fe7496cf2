using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Platform.Editions;
using Platform.Forms;
using Platform.Languages;
using Platform.Mail;
using Platform.Records;
using Platform.Web;

namespace Fair.Workshops;

/// <summary>Changes a workshop. Another time or place is mailed to everyone signed up; more seats go to the waiting list.</summary>
public sealed class EditWorkshop(PageRenderer pages, PrincipalReader principals, Seats seats, Programme programme, Edition edition, TimeProvider clock)
{
    [Function(nameof(EditWorkshop)), Desk(Role.Organiser)]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "{lang:length(2)}/desk/workshops/{workshop}")] HttpRequest request,
        string lang, string workshop, CancellationToken cancellationToken) =>
        PageResults.HandlePostAsync(pages, request, lang, async (language, posted) => await programme.FindAsync(workshop, cancellationToken) is { } workshopRow
            ? await RunAsync(request, language, workshopRow, posted, cancellationToken)
            : await ErrorResults.RenderAsync(pages, request, StatusCodes.Status404NotFound), cancellationToken);

    private async Task<IResult> RunAsync(HttpRequest request, Language language, WorkshopRow workshop, IFormCollection posted, CancellationToken cancellationToken)
    {
        var form = WorkshopForm.Read(posted, edition);
        if (form.Errors.Count == 0)
        {
            var version = PostedFields.First(posted, "version");
            switch (await seats.ChangeAsync(workshop.Id, current => Change(current, form.Tidy, version), () => Audit(request, workshop)))
            {
                case WorkshopChangeResult.Done:
                    return PageResults.SeeOther(language, $"/desk/workshops/{workshop.Id}");
                case WorkshopChangeResult.TooFewSeats:
                    form.Errors.Add(new("seats", "error.seatsGiven"));
                    break;
                case WorkshopChangeResult.CalledOff:
                    form.Errors.Add(new("topic", "error.calledOff"));
                    break;
                default:
                    form.Errors.Add(new("topic", "error.changedMeanwhile"));
                    break;
            }
        }

        return await pages.PageAsync<WorkshopFormPage>(
            request, language, form.Errors[0].Text == "error.changedMeanwhile" ? StatusCodes.Status409Conflict : StatusCodes.Status400BadRequest,
            (nameof(WorkshopFormPage.Form), form), (nameof(WorkshopFormPage.Workshop), await programme.FindAsync(workshop.Id, cancellationToken)));
    }

    private AuditRow Audit(HttpRequest request, WorkshopRow workshop) =>
        AuditRow.Create(edition.Id, clock.GetUtcNow(), principals.Read(request)!.Name, WorkshopAudit.WorkshopChanged, workshop.Subject);

    private (WorkshopChangeResult, OutboxRow?) Change(WorkshopRow current, FormValues answers, string version)
    {
        var before = current.Copy();
        if (current.IsCancelled)
        {
            return (WorkshopChangeResult.CalledOff, null);
        }

        WorkshopForm.Fill(current, answers, edition);
        if (current.Seats < current.Given)
        {
            return (WorkshopChangeResult.TooFewSeats, null);
        }

        if (WorkshopForm.Version(before) != version && WorkshopForm.Version(before) != WorkshopForm.Version(current))
        {
            return (WorkshopChangeResult.Conflict, null);
        }

        if (current.Starts == before.Starts && current.Ends == before.Ends && current.ReadDetails().Place == before.ReadDetails().Place)
        {
            return (WorkshopChangeResult.Done, null);
        }

        current.Sequence++;
        current.LeftParts = string.Join(' ', before.PartsToLookInto());
        return (WorkshopChangeResult.Done, WorkshopFanOut.Row(WorkshopMove.StoredKind, current, clock));
    }
}
