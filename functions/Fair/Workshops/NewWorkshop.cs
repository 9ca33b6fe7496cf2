using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Platform.Web;

namespace Fair.Workshops;

/// <summary>The empty form of a workshop.</summary>
public sealed class NewWorkshop(PageRenderer pages, TimeProvider clock)
{
    [Function(nameof(NewWorkshop)), Desk(Role.Organiser)]
    public Task<IResult> RunAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "{lang:length(2)}/desk/workshops/new")] HttpRequest request, string lang) =>
        PageResults.RenderAsync(pages, request, lang, async language => await pages.PageAsync<WorkshopFormPage>(request, language, parameters: (nameof(WorkshopFormPage.Form), WorkshopForm.Empty(clock))));
}
