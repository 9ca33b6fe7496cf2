using Fair.Site;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Fair.Exhibitors;

/// <summary>One application with its files and history, and the decision to take.</summary>
public sealed class ReviewApplication(PageRenderer pages, Applications applications)
{
    [Function(nameof(ReviewApplication)), Desk(Role.Organiser)]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "{lang:length(2)}/desk/applications/{id}")] HttpRequest request,
        string lang, string id, CancellationToken cancellationToken) =>
        Answer.In(pages, request, lang, async language => await applications.ById(id, cancellationToken) is { } row
            ? await pages.Page<ReviewPage>(request, language, parameters: (nameof(ReviewPage.Row), row))
            : await ErrorPage.Answer(pages, request, StatusCodes.Status404NotFound));
}
