using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Platform.Editions;
using Platform.Records;
using Platform.Web;

namespace Fair.Desk;

/// <summary>Who did what at the desk, newest first.</summary>
public sealed class ShowAudit(PageRenderer pages, FairTable table, Edition edition)
{
    private const int PageSize = 100;

    [Function(nameof(ShowAudit)), Desk(Role.Organiser)]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "{lang:length(2)}/desk/audit")] HttpRequest request, string lang, CancellationToken cancellationToken) =>
        PageResults.RenderAsync(pages, request, lang, async language =>
        {
            var after = request.Query["after"].ToString() is { Length: > 0 } key ? Keys.AuditPrefix + key : null;
            return await pages.PageAsync<AuditPage>(
                request, language, StatusCodes.Status200OK,
                (nameof(AuditPage.Slice), await table.ReadPageAsync<AuditRow>(edition.Id, Keys.AuditPrefix, PageSize, after, cancellationToken)), (nameof(AuditPage.IsFirst), after is null));
        });
}
