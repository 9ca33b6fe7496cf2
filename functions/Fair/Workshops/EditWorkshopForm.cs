using Fair.Editions;
using Fair.Site;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Fair.Workshops;

/// <summary>A workshop's form, filled in.</summary>
public sealed class EditWorkshopForm(PageRenderer pages, Programme programme, Edition edition, TimeProvider clock)
{
    [Function(nameof(EditWorkshopForm)), Desk(Role.Organiser)]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "{lang:length(2)}/desk/workshops/{workshop}/edit")] HttpRequest request, string lang, string workshop, CancellationToken cancellationToken) =>
        Answer.In(pages, request, lang, async language => await programme.Find(workshop, cancellationToken) is { } found
            ? await pages.Page<WorkshopFormPage>(
                request, language, StatusCodes.Status200OK, (nameof(WorkshopFormPage.Form), WorkshopForm.Of(found, edition, clock)), (nameof(WorkshopFormPage.Workshop), found))
            : await ErrorPage.Answer(pages, request, StatusCodes.Status404NotFound));
}
