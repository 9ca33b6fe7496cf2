using Fair.Site;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Fair.Exhibitors;

/// <summary>The form with what the organisation answered.</summary>
public sealed class EditApplicationForm(PageRenderer pages, Applications applications, TimeProvider clock)
{
    [Function(nameof(EditApplicationForm)), Public]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "{lang:length(2)}/applications/{token}/edit")] HttpRequest request,
        string lang, string token, CancellationToken cancellationToken) =>
        Answer.In(pages, request, lang, async language => await applications.ByToken(token, cancellationToken) switch
        {
            null => await pages.Page<LinkUnknownPage>(request, language, StatusCodes.Status404NotFound),
            var row when applications.MayEdit(row) => await pages.Page<ApplyPage>(
                request, language, parameters: [(nameof(ApplyPage.Form), ApplicationForm.Of(row, clock)), (nameof(ApplyPage.Token), token)]),
            _ => Answer.See(language, $"/applications/{token}"),
        });
}
