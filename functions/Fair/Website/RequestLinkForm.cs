using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Platform.Web;

namespace Fair.Website;

/// <summary>Asks for the address to send one's link to.</summary>
public sealed class RequestLinkForm(PageRenderer pages)
{
    [Function(nameof(RequestLinkForm)), Public]
    public Task<IResult> RunAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "{lang:length(2)}/link")] HttpRequest request, string lang) =>
        PageResults.RenderAsync(pages, request, lang, async language => await pages.PageAsync<RequestLinkPage>(request, language));
}
