using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Platform.Records;
using Platform.Web;

namespace Fair.Desk;

/// <summary>The organisers' front page: what needs them today, and how the fair stands. Kept counts, not scans: it costs the same however many apply.</summary>
public sealed class ShowDesk(PageRenderer pages, PrincipalReader principals, Totals totals, IEnumerable<DeskFrontPart> parts)
{
    [Function(nameof(ShowDesk)), Desk(Role.Steward)]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "{lang:length(2)}/desk")] HttpRequest request, string lang, CancellationToken cancellationToken) =>
        PageResults.RenderAsync(pages, request, lang, async language =>
        {
            if (principals.Read(request)!.Role == Role.Steward)
            {
                return PageResults.SeeOther(language, "/desk/attendance");
            }

            var counts = await totals.ReadAsync(cancellationToken);
            var fronts = await Task.WhenAll(parts.OrderBy(part => part.Order).Select(part => part.ReadAsync(language, counts, cancellationToken)));
            return await pages.PageAsync<DeskPage>(
                request, language, StatusCodes.Status200OK,
                (nameof(DeskPage.Figures), fronts.SelectMany(front => front.Figures).ToList()), (nameof(DeskPage.Panels), fronts.SelectMany(front => front.Panels).ToList()));
        });
}
