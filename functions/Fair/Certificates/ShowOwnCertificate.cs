using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Platform.Web;

namespace Fair.Certificates;

/// <summary>The same for its holder, who has the link from the mail: with the file and the credential.</summary>
public sealed class ShowOwnCertificate(PageRenderer pages, CertificateRegister register)
{
    [Function(nameof(ShowOwnCertificate)), Public(LooksUp = true)]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "{lang:length(2)}/certificates/{code}/{token}")] HttpRequest request, string lang, string code, string token, CancellationToken cancellationToken) =>
        PageResults.RenderAsync(pages, request, lang, async language =>
            await register.FindAsync(code, cancellationToken) is { } row && await register.OpensAsync(token, row, cancellationToken)
                ? await pages.PageAsync<CertificatePage>(
                    request, language, StatusCodes.Status200OK, (nameof(CertificatePage.Row), row), (nameof(CertificatePage.Typed), row.Code), (nameof(CertificatePage.Token), token))
                : await pages.PageAsync<LinkUnknownPage>(request, language, StatusCodes.Status404NotFound));
}
