using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Platform.Web;

namespace Fair.Workshops;

/// <summary>One workshop, and the form to sign up when it is open.</summary>
public sealed class ShowWorkshop(PageRenderer pages, Programme programme, TimeProvider clock)
{
    [Function(nameof(ShowWorkshop)), Public]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "{lang:length(2)}/workshops/{workshop}")] HttpRequest request, string lang, string workshop, CancellationToken cancellationToken) =>
        PageResults.RenderAsync(pages, request, lang, async language => await programme.FindAsync(workshop, cancellationToken) is { } workshopRow
            ? await pages.PageAsync<WorkshopPage>(
                request, language, StatusCodes.Status200OK,
                (nameof(WorkshopPage.Workshop), workshopRow), (nameof(WorkshopPage.Form), PostedSignUp.Empty(language, clock)),
                (nameof(WorkshopPage.Others), await programme.OthersAsync(workshopRow, cancellationToken)))
            : await ErrorResults.RenderAsync(pages, request, StatusCodes.Status404NotFound));
}
