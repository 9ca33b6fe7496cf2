using Fair.Forms;
using Fair.Languages;
using Fair.Site;
using Fair.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Fair.Exhibitors;

/// <summary>Records what the organisers decided; the organisation gets a mail.</summary>
public sealed class DecideApplication(PageRenderer pages, PrincipalReader principals, Applications applications)
{
    /// <summary>The most characters of a reason.</summary>
    public const int MostReason = 600;

    [Function(nameof(DecideApplication)), Desk(Role.Organiser)]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "{lang:length(2)}/desk/applications/{id}")] HttpRequest request,
        string lang, string id, CancellationToken cancellationToken) =>
        Answer.ToPost(pages, request, lang, async (language, posted) => await applications.ById(id, cancellationToken) is { } row
            ? await Run(request, language, row, posted, cancellationToken)
            : await ErrorPage.Answer(pages, request, StatusCodes.Status404NotFound), cancellationToken);

    private async Task<IResult> Run(HttpRequest request, Language language, ApplicationRow row, IFormCollection posted, CancellationToken cancellationToken)
    {
        var decision = posted["decision"].ToString();
        var reason = Answers.Tidy(posted["reason"].ToString());
        var errors = Errors(decision, reason).ToList();
        if (errors.Count > 0)
        {
            return await pages.Page<ReviewPage>(
                request, language, StatusCodes.Status400BadRequest, (nameof(ReviewPage.Row), row),
                (nameof(ReviewPage.Decision), decision), (nameof(ReviewPage.Reason), posted["reason"].ToString()), (nameof(ReviewPage.Errors), errors));
        }

        // Decided on what was shown: whoever wrote meanwhile, the applicant or a colleague, is not overruled unseen.
        if (posted["version"].ToString() is { Length: > 0 } version && version != Keys.Hash(row.ETag.ToString()) && row.State != decision)
        {
            return await pages.Page<ReviewPage>(
                request, language, StatusCodes.Status409Conflict, (nameof(ReviewPage.Row), row), (nameof(ReviewPage.Decision), decision),
                (nameof(ReviewPage.Reason), reason), (nameof(ReviewPage.Errors), new List<FieldError> { new("decision", "error.changedMeanwhile") }));
        }

        await applications.Decide(row, decision, reason, principals.Read(request)!.Name, cancellationToken);
        return Answer.See(language, $"/desk/applications/{row.Id}");
    }

    private static IEnumerable<FieldError> Errors(string decision, string reason)
    {
        if (!ApplicationState.Decisions.Contains(decision))
        {
            yield return new("decision", "error.choose");
        }

        if (reason.Length > MostReason)
        {
            yield return new("reason", "error.tooLong", ("most", MostReason), ("count", reason.Length));
        }

        if (decision == ApplicationState.Declined && reason.Length == 0)
        {
            yield return new("reason", "error.reason");
        }
    }
}
