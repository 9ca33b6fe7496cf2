using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Platform.Web;

namespace Fair.Desk;

/// <summary>The report as a file: <c>xlsx</c> or <c>csv</c>.</summary>
public sealed class DownloadReport(PageRenderer pages, FairReport report)
{
    [Function(nameof(DownloadReport)), Desk(Role.Organiser)]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "{lang:length(2)}/desk/report/{format}")] HttpRequest request, string lang, string format, CancellationToken cancellationToken) =>
        PageResults.RenderAsync(pages, request, lang, async language => format switch
        {
            "xlsx" => File("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx", ReportFiles.Xlsx(await report.ReadAsync(language, cancellationToken), language)),
            "csv" => File("text/csv; charset=utf-8", "csv", ReportFiles.Csv(await report.ReadAsync(language, cancellationToken), language)),
            _ => await ErrorResults.RenderAsync(pages, request, StatusCodes.Status404NotFound),
        });

    private static BufferedResult File(string type, string ending, byte[] content) =>
        new(StatusCodes.Status200OK, type, content) { Headers = [("Content-Disposition", $"attachment; filename=\"report.{ending}\"")] };
}
