using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Platform.Web;

namespace Fair.Certificates;

/// <summary>Says of a code whether its certificate is valid, revoked or unknown; all three cost the same.</summary>
public sealed class ShowCertificate(PageRenderer pages, CertificateRegister register)
{
    [Function(nameof(ShowCertificate)), Public(LooksUp = true)]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "{lang:length(2)}/certificates/{code}")] HttpRequest request, string lang, string code, CancellationToken cancellationToken) =>
        PageResults.RenderAsync(pages, request, lang, async language =>
        {
            var row = await register.FindAsync(code, cancellationToken);
            return await pages.PageAsync<CertificatePage>(
                request, language, row is null ? StatusCodes.Status404NotFound : StatusCodes.Status200OK, (nameof(CertificatePage.Row), row), (nameof(CertificatePage.Typed), code));
        });
}
