using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Platform.Web;

namespace Fair.Workshops;

/// <summary>The workshops by day, or by topic; their free seats are at most five seconds old.</summary>
public sealed class ShowProgramme(PageRenderer pages, Programme programme)
{
    [Function(nameof(ShowProgramme)), Public]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "{lang:length(2)}/workshops")] HttpRequest request, string lang, CancellationToken cancellationToken) =>
        PageResults.RenderAsync(pages, request, lang, async language => await pages.PageAsync<ProgrammePage>(
            request, language, StatusCodes.Status200OK,
            (nameof(ProgrammePage.Workshops), await programme.ReadAllAsync(cancellationToken)), (nameof(ProgrammePage.ByTopic), request.Query["by"].ToString() == "topic")));
}
