using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Platform.Web;

namespace Fair.Workshops;

/// <summary>You have a seat, or this place on the waiting list. The page tells nothing that its address does not say.</summary>
public sealed class SignUpReceived(PageRenderer pages, Programme programme)
{
    [Function(nameof(SignUpReceived)), Public]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "{lang:length(2)}/workshops/{workshop}/signed-up/{position:int}")] HttpRequest request, string lang, string workshop, string position, CancellationToken cancellationToken) =>
        PageResults.RenderAsync(pages, request, lang, async language => RouteNumber.Read(position) is { } place && await programme.FindAsync(workshop, cancellationToken) is { } workshopRow
            ? await pages.PageAsync<SignedUpPage>(request, language, StatusCodes.Status200OK, (nameof(SignedUpPage.Workshop), workshopRow), (nameof(SignedUpPage.Position), place))
            : await ErrorResults.RenderAsync(pages, request, StatusCodes.Status404NotFound));
}
