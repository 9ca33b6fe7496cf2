using Fair.Workshops;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Platform.Editions;
using Platform.Mail;
using Platform.Records;
using Platform.Web;

namespace Fair.Desk;

/// <summary>The organisers' front page: what needs them today, and how the fair stands. Kept counts, not scans: it costs the same however many apply.</summary>
public sealed class ShowDesk(PageRenderer pages, PrincipalReader principals, FairTable table, Totals totals, Programme programme, Edition edition)
{
    /// <summary>Troubles are counted up to here.</summary>
    public const int MaxCounted = 999;

    [Function(nameof(ShowDesk)), Desk(Role.Steward)]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "{lang:length(2)}/desk")] HttpRequest request, string lang, CancellationToken cancellationToken) =>
        PageResults.RenderAsync(pages, request, lang, async language =>
        {
            if (principals.Read(request)!.Role == Role.Steward)
            {
                return PageResults.SeeOther(language, "/desk/attendance");
            }

            var counts = totals.ReadAsync(cancellationToken);
            var troubles = table.ReadPageAsync<SentMailRow>(edition.Id, Keys.MailIssuePrefix, MaxCounted, null, cancellationToken);
            var poison = table.ReadPageAsync<PoisonRow>(edition.Id, Keys.PoisonPrefix, MaxCounted, null, cancellationToken);
            return await pages.PageAsync<DeskPage>(
                request, language, StatusCodes.Status200OK,
                (nameof(DeskPage.Counts), await counts), (nameof(DeskPage.Troubles), (await troubles).Rows.Count), (nameof(DeskPage.Poison), (await poison).Rows.Count),
                (nameof(DeskPage.Workshops), await programme.ReadAllAsync(cancellationToken)));
        });
}
