using Fair.Desk;
using Fair.Editions;
using Fair.Forms;
using Fair.Languages;
using Fair.Mail;
using Fair.Site;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Fair.Workshops;

/// <summary>Changes a workshop. Another time or place is mailed to everyone signed up; more seats go to the waiting list.</summary>
public sealed class EditWorkshop(PageRenderer pages, PrincipalReader principals, Seats seats, Programme programme, Edition edition, TimeProvider clock)
{
    [Function(nameof(EditWorkshop)), Desk(Role.Organiser)]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "{lang:length(2)}/desk/workshops/{workshop}")] HttpRequest request,
        string lang, string workshop, CancellationToken cancellationToken) =>
        Answer.ToPost(pages, request, lang, async (language, posted) => await programme.Find(workshop, cancellationToken) is { } found
            ? await Run(request, language, found, posted, cancellationToken)
            : await ErrorPage.Answer(pages, request, StatusCodes.Status404NotFound), cancellationToken);

    private async Task<IResult> Run(HttpRequest request, Language language, WorkshopRow workshop, IFormCollection posted, CancellationToken cancellationToken)
    {
        var form = WorkshopForm.Read(posted, edition);
        if (form.Errors.Count == 0)
        {
            var version = PostedFields.First(posted, "version");
            switch (await seats.Change(workshop.Id, current => Change(current, form.Tidy, version), () => Audit(request, workshop)))
            {
                case WorkshopChanged.Yes:
                    return Answer.See(language, $"/desk/workshops/{workshop.Id}");
                case WorkshopChanged.TooFewSeats:
                    form.Errors.Add(new("seats", "error.seatsGiven"));
                    break;
                case WorkshopChanged.CalledOff:
                    form.Errors.Add(new("topic", "error.calledOff"));
                    break;
                default:
                    form.Errors.Add(new("topic", "error.changedMeanwhile"));
                    break;
            }
        }

        return await pages.Page<WorkshopFormPage>(
            request, language, form.Errors[0].Text == "error.changedMeanwhile" ? StatusCodes.Status409Conflict : StatusCodes.Status400BadRequest,
            (nameof(WorkshopFormPage.Form), form), (nameof(WorkshopFormPage.Workshop), await programme.Find(workshop.Id, cancellationToken)));
    }

    private AuditRow Audit(HttpRequest request, WorkshopRow workshop) =>
        AuditRow.For(edition.Id, clock.GetUtcNow(), principals.Read(request)!.Name, Audited.WorkshopChanged, workshop.Subject);

    private (WorkshopChanged, OutboxRow?) Change(WorkshopRow current, Answers answers, string version)
    {
        var before = current.Copy();
        if (current.IsCancelled)
        {
            return (WorkshopChanged.CalledOff, null);
        }

        WorkshopForm.Fill(current, answers, edition);
        if (current.Seats < current.Given)
        {
            return (WorkshopChanged.TooFewSeats, null);
        }

        if (WorkshopForm.Version(before) != version && WorkshopForm.Version(before) != WorkshopForm.Version(current))
        {
            return (WorkshopChanged.Meanwhile, null);
        }

        if (current.Starts == before.Starts && current.Ends == before.Ends && current.ReadDetails().Place == before.ReadDetails().Place)
        {
            return (WorkshopChanged.Yes, null);
        }

        current.Sequence++;
        current.LeftParts = string.Join(' ', before.PartsToLookInto());
        return (WorkshopChanged.Yes, WorkshopWalk.Row(nameof(WorkshopMove), current, clock));
    }
}
