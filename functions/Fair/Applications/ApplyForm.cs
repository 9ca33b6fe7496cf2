using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Platform.Editions;
using Platform.Web;

namespace Fair.Applications;

/// <summary>The form; before and after the dates of applications, a page that says so.</summary>
public sealed class ApplyForm(PageRenderer pages, Edition edition, TimeProvider clock)
{
    [Function(nameof(ApplyForm)), Public]
    public Task<IResult> RunAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "{lang:length(2)}/apply")] HttpRequest request, string lang) =>
        PageResults.RenderAsync(pages, request, lang, async language => edition.PhaseAt(clock.GetUtcNow()) == ApplicationsPhase.Open
            ? await pages.PageAsync<ApplyPage>(request, language, parameters: (nameof(ApplyPage.Form), ApplicationForm.Empty(clock)))
            : await pages.PageAsync<ApplicationsClosedPage>(request, language));
}
