using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Platform.Web;

namespace Fair.Workshops;

/// <summary>Asks before a workshop is called off.</summary>
public sealed class ConfirmCallingOff(PageRenderer pages, Programme programme)
{
    [Function(nameof(ConfirmCallingOff)), Desk(Role.Organiser)]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "{lang:length(2)}/desk/workshops/{workshop}/cancel")] HttpRequest request, string lang, string workshop, CancellationToken cancellationToken) =>
        PageResults.RenderAsync(pages, request, lang, async language => await programme.FindAsync(workshop, cancellationToken) is { } workshopRow
            ? await pages.PageAsync<CancelWorkshopPage>(request, language, StatusCodes.Status200OK, (nameof(CancelWorkshopPage.Workshop), workshopRow))
            : await ErrorResults.RenderAsync(pages, request, StatusCodes.Status404NotFound));
}
