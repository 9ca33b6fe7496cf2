using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Platform.Web;

namespace Fair.Applications;

/// <summary>One application with its files and history, and the decision to take.</summary>
public sealed class ReviewApplication(PageRenderer pages, ApplicationStore applications)
{
    [Function(nameof(ReviewApplication)), Desk(Role.Organiser)]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "{lang:length(2)}/desk/applications/{id}")] HttpRequest request,
        string lang, string id, CancellationToken cancellationToken) =>
        PageResults.RenderAsync(pages, request, lang, async language => await applications.FindByIdAsync(id, cancellationToken) is { } row
            ? await pages.PageAsync<ReviewPage>(request, language, parameters: (nameof(ReviewPage.Row), row))
            : await ErrorResults.RenderAsync(pages, request, StatusCodes.Status404NotFound));
}
