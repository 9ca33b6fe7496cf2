using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Platform.Web;

namespace Fair.Desk;

/// <summary>The report for the ministry, to read and to print.</summary>
public sealed class ShowReport(PageRenderer pages, FairReport report)
{
    [Function(nameof(ShowReport)), Desk(Role.Organiser)]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "{lang:length(2)}/desk/report")] HttpRequest request, string lang, CancellationToken cancellationToken) =>
        PageResults.RenderAsync(pages, request, lang, async language => await pages.PageAsync<ReportPage>(
            request, language, StatusCodes.Status200OK, (nameof(ReportPage.Tables), await report.ReadAsync(language, cancellationToken))));
}
