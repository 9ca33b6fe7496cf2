using Fair.Site;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Fair.Workshops;

/// <summary>You have a seat, or this place on the waiting list. The page tells nothing that its address does not say.</summary>
public sealed class SignUpReceived(PageRenderer pages, Programme programme)
{
    [Function(nameof(SignUpReceived)), Public]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "{lang:length(2)}/workshops/{workshop}/signed-up/{position:int}")] HttpRequest request, string lang, string workshop, string position, CancellationToken cancellationToken) =>
        Answer.In(pages, request, lang, async language => RouteNumber.Read(position) is { } place && await programme.Find(workshop, cancellationToken) is { } found
            ? await pages.Page<SignedUpPage>(request, language, StatusCodes.Status200OK, (nameof(SignedUpPage.Workshop), found), (nameof(SignedUpPage.Position), place))
            : await ErrorPage.Answer(pages, request, StatusCodes.Status404NotFound));
}
