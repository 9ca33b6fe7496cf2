using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Platform.Languages;
using Platform.Records;
using Platform.Web;

namespace Fair.Workshops;

/// <summary>A workshop at the desk: who has a seat, who waits.</summary>
public sealed class ReviewWorkshop(PageRenderer pages, Programme programme, SignUps signUps)
{
    [Function(nameof(ReviewWorkshop)), Desk(Role.Organiser)]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "{lang:length(2)}/desk/workshops/{workshop}")] HttpRequest request, string lang, string workshop, CancellationToken cancellationToken) =>
        PageResults.RenderAsync(pages, request, lang, async language => await programme.FindAsync(workshop, cancellationToken) is { } workshopRow
            ? await RunAsync(request, language, workshopRow, cancellationToken)
            : await ErrorResults.RenderAsync(pages, request, StatusCodes.Status404NotFound));

    private const int PageSize = 50;

    private async Task<IResult> RunAsync(HttpRequest request, Language language, WorkshopRow workshop, CancellationToken cancellationToken)
    {
        var shown = request.Query["list"].ToString() is SignUpState.Seat or SignUpState.Waiting ? request.Query["list"].ToString() : null;
        var after = request.Query["after"].ToString();
        var seated = PageAsync(workshop, SignUpState.Seat, shown, after, cancellationToken);
        var waiting = PageAsync(workshop, SignUpState.Waiting, shown, after, cancellationToken);
        return await pages.PageAsync<ReviewWorkshopPage>(
            request, language, StatusCodes.Status200OK,
            (nameof(ReviewWorkshopPage.Workshop), workshop), (nameof(ReviewWorkshopPage.Seated), await seated), (nameof(ReviewWorkshopPage.Waiting), await waiting),
            (nameof(ReviewWorkshopPage.ShownList), shown));
    }

    private async Task<Slice<SignUpRow>> PageAsync(WorkshopRow workshop, string state, string? shown, string after, CancellationToken cancellationToken) =>
        shown is not null && shown != state
            ? new([], null)
            : await signUps.ReadPageAsync(workshop.Id, state, PageSize, shown is not null && after.Length > 0 ? WorkshopKeys.SignUpPrefix(workshop.Id, state) + after : null, cancellationToken);
}
