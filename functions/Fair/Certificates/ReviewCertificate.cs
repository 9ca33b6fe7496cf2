using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Platform.Web;

namespace Fair.Certificates;

/// <summary>One certificate at the desk.</summary>
public sealed class ReviewCertificate(PageRenderer pages, CertificateRegister register)
{
    [Function(nameof(ReviewCertificate)), Desk(Role.Organiser)]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "{lang:length(2)}/desk/certificates/{number:int}")] HttpRequest request, string lang, string number, CancellationToken cancellationToken) =>
        PageResults.RenderAsync(pages, request, lang, async language => RouteNumber.Read(number) is { } known && await register.ByNumberAsync(known, cancellationToken) is { } row
            ? await pages.PageAsync<ReviewCertificatePage>(request, language, StatusCodes.Status200OK, (nameof(ReviewCertificatePage.Row), row))
            : await ErrorResults.RenderAsync(pages, request, StatusCodes.Status404NotFound));
}
