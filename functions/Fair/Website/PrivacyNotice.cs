using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Platform.Web;

namespace Fair.Website;

/// <summary>What Law 09-08 asks to be told: who, what for, to whom, how long, which rights.</summary>
public sealed class PrivacyNotice(PageRenderer pages)
{
    [Function(nameof(PrivacyNotice)), Public]
    public Task<IResult> RunAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "{lang:length(2)}/privacy")] HttpRequest request, string lang) =>
        PageResults.RenderAsync(pages, request, lang, async language => await pages.PageAsync<PrivacyPage>(request, language));
}
