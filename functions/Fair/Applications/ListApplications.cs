using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Platform.Editions;
using Platform.Records;
using Platform.Web;

namespace Fair.Applications;

/// <summary>The organisers' list of applications, filtered and page by page.</summary>
public sealed class ListApplications(PageRenderer pages, FairTable table, Edition edition)
{
    public const int PageSize = 25;

    [Function(nameof(ListApplications)), Desk(Role.Organiser)]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "{lang:length(2)}/desk/applications")] HttpRequest request, string lang, CancellationToken cancellationToken) =>
        PageResults.RenderAsync(pages, request, lang, async language =>
        {
            var filter = new Filter(
                OneOf(request, "state", ApplicationState.All),
                OneOf(request, "province", [.. Places.Provinces, "other"]),
                OneOf(request, "sector", [.. ApplicationFields.Sectors, "none"]),
                OneOf(request, "kind", ApplicationFields.Kinds));
            var prefix = ApplicationKeys.ListingPrefix(filter);
            var after = request.Query["after"].ToString() is { Length: > 0 } id ? prefix + id : null;
            var slice = table.ReadPageAsync<ListingRow>(edition.Id, prefix, PageSize, after, cancellationToken);
            var count = table.CountAsync(edition.Id, prefix, cancellationToken);
            return await pages.PageAsync<ApplicationsPage>(
                request, language, StatusCodes.Status200OK,
                (nameof(ApplicationsPage.Filter), filter), (nameof(ApplicationsPage.Slice), await slice), (nameof(ApplicationsPage.Count), await count),
                (nameof(ApplicationsPage.IsFirst), after is null));
        });

    private static string? OneOf(HttpRequest request, string name, IReadOnlyList<string> codes) =>
        request.Query[name].ToString() is var code && codes.Contains(code) ? code : null;
}
