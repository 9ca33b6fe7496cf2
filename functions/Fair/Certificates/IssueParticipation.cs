using Fair.Applications;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Platform.Editions;
using Platform.Forms;
using Platform.Records;
using Platform.Web;

namespace Fair.Certificates;

/// <summary>Has certificates of participation issued: to all exhibitors that have none yet, or to one of them (<c>application</c>).</summary>
public sealed class IssueParticipation(PageRenderer pages, FairTable table, ApplicationStore applications, IssueResult answer, Edition edition, TimeProvider clock)
{
    private const int AtOnce = 16;

    [Function(nameof(IssueParticipation)), Desk(Role.Organiser)]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "{lang:length(2)}/desk/certificates/participation")] HttpRequest request, string lang, CancellationToken cancellationToken) =>
        PageResults.HandleAnyPostAsync(
            pages, request, lang, async (language, posted) =>
            {
                if (!edition.HasBegunAt(clock.GetUtcNow()))
                {
                    return await ErrorResults.RenderAsync(pages, request, StatusCodes.Status404NotFound);
                }

                var one = PostedFields.First(posted, "application");
                var ids = one.Length > 0 ? [one] : await AcceptedAsync(cancellationToken);
                return await answer.RenderAsync(request, language, await WishesAsync(ids, cancellationToken), one.Length > 0 ? $"applications/{one}" : "certificates", posted, cancellationToken);
            },
            cancellationToken);

    private async Task<IReadOnlyList<string>> AcceptedAsync(CancellationToken cancellationToken)
    {
        var ids = new List<string>();
        string? after = null;
        do
        {
            var prefix = ApplicationKeys.ListingPrefix(new(ApplicationState.Accepted, null, null, null));
            var page = await table.ReadPageAsync<ListingRow>(edition.Id, prefix, 900, after, cancellationToken);
            ids.AddRange(page.Rows.Select(row => row.Application));
            after = page.Next;
        }
        while (after is not null);
        return ids;
    }

    private async Task<IReadOnlyList<CertificateRequest>> WishesAsync(IReadOnlyList<string> ids, CancellationToken cancellationToken)
    {
        var requests = new CertificateRequest?[ids.Count];
        await Parallel.ForAsync(0, ids.Count, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken }, async (place, cancellation) =>
            requests[place] = await applications.FindByIdAsync(ids[place], cancellation) is { State: ApplicationState.Accepted } row ? Wish(row) : null);
        return [.. requests.OfType<CertificateRequest>()];
    }

    private static CertificateRequest Wish(ApplicationRow row)
    {
        var answers = row.ReadAnswers();
        var language = row.ReadLanguage();
        string[] representatives = [answers["representative1Name"], answers["representative2Name"]];
        return new(row.Id, answers.Name(language), new StandHeld([.. representatives.Where(name => name.Length > 0)]), language, row.Email);
    }
}
