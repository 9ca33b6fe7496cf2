using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Platform.Editions;
using Platform.Web;

namespace Fair.Workshops;

/// <summary>A workshop's form, filled in.</summary>
public sealed class EditWorkshopForm(PageRenderer pages, Programme programme, Edition edition, TimeProvider clock)
{
    [Function(nameof(EditWorkshopForm)), Desk(Role.Organiser)]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "{lang:length(2)}/desk/workshops/{workshop}/edit")] HttpRequest request, string lang, string workshop, CancellationToken cancellationToken) =>
        PageResults.RenderAsync(pages, request, lang, async language => await programme.FindAsync(workshop, cancellationToken) is { } workshopRow
            ? await pages.PageAsync<WorkshopFormPage>(
                request, language, StatusCodes.Status200OK, (nameof(WorkshopFormPage.Form), WorkshopForm.ForEditing(workshopRow, edition, clock)), (nameof(WorkshopFormPage.Workshop), workshopRow))
            : await ErrorResults.RenderAsync(pages, request, StatusCodes.Status404NotFound));
}
