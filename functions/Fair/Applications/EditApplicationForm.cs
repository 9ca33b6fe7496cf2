using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Platform.Web;

namespace Fair.Applications;

/// <summary>The form with what the organisation answered.</summary>
public sealed class EditApplicationForm(PageRenderer pages, ApplicationStore applications, TimeProvider clock)
{
    [Function(nameof(EditApplicationForm)), Public]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "{lang:length(2)}/applications/{token}/edit")] HttpRequest request,
        string lang, string token, CancellationToken cancellationToken) =>
        PageResults.RenderAsync(pages, request, lang, async language => await applications.FindByTokenAsync(token, cancellationToken) switch
        {
            null => await pages.PageAsync<LinkUnknownPage>(request, language, StatusCodes.Status404NotFound),
            var row when applications.MayEdit(row) => await pages.PageAsync<ApplyPage>(
                request, language, parameters: [(nameof(ApplyPage.Form), ApplicationForm.ForEditing(row, clock)), (nameof(ApplyPage.Token), token)]),
            _ => PageResults.SeeOther(language, $"/applications/{token}"),
        });
}
