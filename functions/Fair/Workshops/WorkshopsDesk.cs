using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Platform.Web;

namespace Fair.Workshops;

/// <summary>The organisers' list of workshops.</summary>
public sealed class WorkshopsDesk(PageRenderer pages, Programme programme)
{
    [Function(nameof(WorkshopsDesk)), Desk(Role.Organiser)]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "{lang:length(2)}/desk/workshops")] HttpRequest request, string lang, CancellationToken cancellationToken) =>
        PageResults.RenderAsync(pages, request, lang, async language => await pages.PageAsync<WorkshopsDeskPage>(
            request, language, StatusCodes.Status200OK, (nameof(WorkshopsDeskPage.Workshops), await programme.ReadAllAsync(cancellationToken))));
}
