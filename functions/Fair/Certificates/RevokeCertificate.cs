using Fair.Exhibitors;
using Fair.Forms;
using Fair.Languages;
using Fair.Site;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Fair.Certificates;

/// <summary>Revokes a certificate with a reason, or issues a corrected one in its stead where a name is given.</summary>
public sealed class RevokeCertificate(PageRenderer pages, PrincipalReader principals, CertificateRegister register, CertificateOrders orders)
{
    private const int MostName = 120;

    [Function(nameof(RevokeCertificate)), Desk(Role.Organiser)]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "{lang:length(2)}/desk/certificates/{number:int}")] HttpRequest request, string lang, string number, CancellationToken cancellationToken) =>
        Answer.ToPost(pages, request, lang, async (language, posted) => RouteNumber.Read(number) is { } known && await register.ByNumber(known, cancellationToken) is { } row
            ? await Run(request, language, row, posted, cancellationToken)
            : await ErrorPage.Answer(pages, request, StatusCodes.Status404NotFound), cancellationToken);

    private async Task<IResult> Run(HttpRequest request, Language language, CertificateRow row, IFormCollection posted, CancellationToken cancellationToken)
    {
        var corrects = PostedFields.First(posted, "what") == "correct";
        var reason = Answers.Tidy(PostedFields.First(posted, "reason"));
        var name = Answers.Tidy(PostedFields.First(posted, "name"));
        var errors = Errors(row, corrects, reason, name).ToList();
        if (errors.Count > 0)
        {
            return await pages.Page<ReviewCertificatePage>(
                request, language, StatusCodes.Status400BadRequest,
                (nameof(ReviewCertificatePage.Row), row), (nameof(ReviewCertificatePage.Errors), errors), (nameof(ReviewCertificatePage.Reason), reason), (nameof(ReviewCertificatePage.Name), name), (nameof(ReviewCertificatePage.Corrects), corrects));
        }

        var by = principals.Read(request)!.Name;
        if (corrects && await register.Correct(row.Number, name, reason, by, cancellationToken) is not null)
        {
            return Answer.See(language, "/desk/certificates?ordered=1&before=0");
        }

        if (!corrects)
        {
            await register.Revoke(row.Number, reason, by, cancellationToken);
        }

        return Answer.See(language, $"/desk/{CertificateRegister.Subject(row.Number)}");
    }

    private IEnumerable<FieldError> Errors(CertificateRow row, bool corrects, string reason, string name)
    {
        if (reason.Length is 0 or > DecideApplication.MostReason)
        {
            yield return reason.Length == 0 ? new("reason", "error.required") : new("reason", "error.tooLong", ("most", DecideApplication.MostReason), ("count", reason.Length));
        }

        if (!corrects)
        {
            yield break;
        }

        if (name.Length is 0 or > MostName)
        {
            yield return name.Length == 0 ? new("name", "error.required") : new("name", "error.tooLong", ("most", MostName), ("count", name.Length));
        }
        else if (orders.Unprintable([new("", name, row.ReadSubject(), row.ReadLanguage(), "")]) is [var unprintable])
        {
            yield return new("name", "error.unprintable", ("characters", unprintable.Characters));
        }
    }
}
