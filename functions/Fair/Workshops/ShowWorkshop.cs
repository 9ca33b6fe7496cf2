using Fair.Site;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Fair.Workshops;

/// <summary>One workshop, and the form to sign up when it is open.</summary>
public sealed class ShowWorkshop(PageRenderer pages, Programme programme, TimeProvider clock)
{
    [Function(nameof(ShowWorkshop)), Public]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "{lang:length(2)}/workshops/{workshop}")] HttpRequest request, string lang, string workshop, CancellationToken cancellationToken) =>
        Answer.In(pages, request, lang, async language => await programme.Find(workshop, cancellationToken) is { } found
            ? await pages.Page<WorkshopPage>(
                request, language, StatusCodes.Status200OK,
                (nameof(WorkshopPage.Workshop), found), (nameof(WorkshopPage.Form), PostedSignUp.Empty(language, clock)),
                (nameof(WorkshopPage.Others), await programme.Others(found, cancellationToken)))
            : await ErrorPage.Answer(pages, request, StatusCodes.Status404NotFound));
}
