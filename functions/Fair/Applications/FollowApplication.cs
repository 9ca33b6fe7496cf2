using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Platform.Web;

namespace Fair.Applications;

/// <summary>An organisation's own application: its state, what happened, what it answered.</summary>
public sealed class FollowApplication(PageRenderer pages, ApplicationStore applications)
{
    [Function(nameof(FollowApplication)), Public]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "{lang:length(2)}/applications/{token}")] HttpRequest request,
        string lang, string token, CancellationToken cancellationToken) =>
        PageResults.RenderAsync(pages, request, lang, async language => await applications.FindByTokenAsync(token, cancellationToken) is { } row
            ? await pages.PageAsync<FollowPage>(request, language, parameters: [(nameof(FollowPage.Row), row), (nameof(FollowPage.Token), token), (nameof(FollowPage.MayEdit), applications.MayEdit(row))])
            : await pages.PageAsync<LinkUnknownPage>(request, language, StatusCodes.Status404NotFound));
}
