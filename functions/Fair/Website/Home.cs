using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Platform.Web;

namespace Fair.Website;

/// <summary>The fair at a glance: what, when, where, and the one thing to do today.</summary>
public sealed class Home(PageRenderer pages)
{
    [Function(nameof(Home)), Public]
    public Task<IResult> RunAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "{lang:length(2)}")] HttpRequest request, string lang) =>
        PageResults.RenderAsync(pages, request, lang, async language => await pages.PageAsync<HomePage>(request, language));
}
