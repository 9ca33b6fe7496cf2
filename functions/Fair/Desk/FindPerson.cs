using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Platform.Web;

namespace Fair.Desk;

/// <summary>Asks whose data is to be shown.</summary>
public sealed class FindPerson(PageRenderer pages)
{
    [Function(nameof(FindPerson)), Desk(Role.Organiser)]
    public Task<IResult> RunAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "{lang:length(2)}/desk/people")] HttpRequest request, string lang) =>
        PageResults.RenderAsync(pages, request, lang, async language => await pages.PageAsync<PersonPage>(request, language, StatusCodes.Status200OK, (nameof(PersonPage.IsErased), request.Query["erased"] == "yes")));
}
