using Fair.Applications;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Platform.Forms;
using Platform.Languages;
using Platform.Web;

namespace Fair.Certificates;

/// <summary>Revokes a certificate with a reason, or issues a corrected one in its stead where a name is given.</summary>
public sealed class RevokeCertificate(PageRenderer pages, PrincipalReader principals, CertificateRegister register, CertificateOrders orders)
{
    private const int MaxName = 120;

    [Function(nameof(RevokeCertificate)), Desk(Role.Organiser)]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "{lang:length(2)}/desk/certificates/{number:int}")] HttpRequest request, string lang, string number, CancellationToken cancellationToken) =>
        PageResults.HandlePostAsync(pages, request, lang, async (language, posted) => RouteNumber.Read(number) is { } known && await register.ByNumberAsync(known, cancellationToken) is { } row
            ? await RunAsync(request, language, row, posted, cancellationToken)
            : await ErrorResults.RenderAsync(pages, request, StatusCodes.Status404NotFound), cancellationToken);

    private async Task<IResult> RunAsync(HttpRequest request, Language language, CertificateRow row, IFormCollection posted, CancellationToken cancellationToken)
    {
        var corrects = PostedFields.First(posted, "what") == "correct";
        var reason = FormValues.Normalize(PostedFields.First(posted, "reason"));
        var name = FormValues.Normalize(PostedFields.First(posted, "name"));
        var errors = Errors(row, corrects, reason, name).ToList();
        if (errors.Count > 0)
        {
            return await pages.PageAsync<ReviewCertificatePage>(
                request, language, StatusCodes.Status400BadRequest,
                (nameof(ReviewCertificatePage.Row), row), (nameof(ReviewCertificatePage.Errors), errors), (nameof(ReviewCertificatePage.Reason), reason), (nameof(ReviewCertificatePage.Name), name), (nameof(ReviewCertificatePage.Corrects), corrects));
        }

        var by = principals.Read(request)!.Name;
        if (corrects && await register.CorrectAsync(row.Number, name, reason, by, cancellationToken) is not null)
        {
            return PageResults.SeeOther(language, "/desk/certificates?ordered=1&before=0");
        }

        if (!corrects)
        {
            await register.RevokeAsync(row.Number, reason, by, cancellationToken);
        }

        return PageResults.SeeOther(language, $"/desk/{CertificateRegister.Subject(row.Number)}");
    }

    private IEnumerable<FieldError> Errors(CertificateRow row, bool corrects, string reason, string name)
    {
        if (reason.Length is 0 or > DecideApplication.MaxReason)
        {
            yield return reason.Length == 0 ? new("reason", "error.required") : new("reason", "error.tooLong", ("most", DecideApplication.MaxReason), ("count", reason.Length));
        }

        if (!corrects)
        {
            yield break;
        }

        if (name.Length is 0 or > MaxName)
        {
            yield return name.Length == 0 ? new("name", "error.required") : new("name", "error.tooLong", ("most", MaxName), ("count", name.Length));
        }
        else if (orders.Unprintable([new("", name, row.ReadSubject(), row.ReadLanguage(), "")]) is [var unprintable])
        {
            yield return new("name", "error.unprintable", ("characters", unprintable.Characters));
        }
    }
}
