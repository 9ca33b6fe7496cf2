using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Platform.Web;

namespace Fair.Applications;

/// <summary>We have it: the number, and what happens next. The page tells nothing that its address does not say.</summary>
public sealed class ApplicationReceived(PageRenderer pages)
{
    [Function(nameof(ApplicationReceived)), Public]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "{lang:length(2)}/apply/received/{number}")] HttpRequest request, string lang, string number) =>
        PageResults.RenderAsync(pages, request, lang, async language => ApplicationNumber.IsValid(number)
            ? await pages.PageAsync<ApplicationReceivedPage>(request, language, parameters: (nameof(ApplicationReceivedPage.Number), number))
            : await ErrorResults.RenderAsync(pages, request, StatusCodes.Status404NotFound));
}
