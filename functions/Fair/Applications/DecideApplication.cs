using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Platform.Forms;
using Platform.Languages;
using Platform.Records;
using Platform.Web;

namespace Fair.Applications;

/// <summary>Records what the organisers decided; the organisation gets a mail.</summary>
public sealed class DecideApplication(PageRenderer pages, PrincipalReader principals, ApplicationStore applications)
{
    /// <summary>The most characters of a reason.</summary>
    public const int MaxReason = 600;

    [Function(nameof(DecideApplication)), Desk(Role.Organiser)]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "{lang:length(2)}/desk/applications/{id}")] HttpRequest request,
        string lang, string id, CancellationToken cancellationToken) =>
        PageResults.HandlePostAsync(pages, request, lang, async (language, posted) => await applications.FindByIdAsync(id, cancellationToken) is { } row
            ? await RunAsync(request, language, row, posted, cancellationToken)
            : await ErrorResults.RenderAsync(pages, request, StatusCodes.Status404NotFound), cancellationToken);

    private async Task<IResult> RunAsync(HttpRequest request, Language language, ApplicationRow row, IFormCollection posted, CancellationToken cancellationToken)
    {
        var decision = posted["decision"].ToString();
        var reason = FormValues.Normalize(posted["reason"].ToString());
        var errors = Errors(decision, reason).ToList();
        if (errors.Count > 0)
        {
            return await pages.PageAsync<ReviewPage>(
                request, language, StatusCodes.Status400BadRequest, (nameof(ReviewPage.Row), row),
                (nameof(ReviewPage.Decision), decision), (nameof(ReviewPage.Reason), posted["reason"].ToString()), (nameof(ReviewPage.Errors), errors));
        }

        // Decided on what was shown: whoever wrote meanwhile, the applicant or a colleague, is not overruled unseen.
        if (posted["version"].ToString() is { Length: > 0 } version && version != Keys.Hash(row.ETag.ToString()) && row.State != decision)
        {
            return await pages.PageAsync<ReviewPage>(
                request, language, StatusCodes.Status409Conflict, (nameof(ReviewPage.Row), row), (nameof(ReviewPage.Decision), decision),
                (nameof(ReviewPage.Reason), reason), (nameof(ReviewPage.Errors), new List<FieldError> { new("decision", "error.changedMeanwhile") }));
        }

        await applications.DecideAsync(row, decision, reason, principals.Read(request)!.Name, cancellationToken);
        return PageResults.SeeOther(language, $"/desk/applications/{row.Id}");
    }

    private static IEnumerable<FieldError> Errors(string decision, string reason)
    {
        if (!ApplicationState.Decisions.Contains(decision))
        {
            yield return new("decision", "error.choose");
        }

        if (reason.Length > MaxReason)
        {
            yield return new("reason", "error.tooLong", ("most", MaxReason), ("count", reason.Length));
        }

        if (decision == ApplicationState.Declined && reason.Length == 0)
        {
            yield return new("reason", "error.reason");
        }
    }
}
