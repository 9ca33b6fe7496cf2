using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Platform.Web;

namespace Fair.Certificates;

/// <summary>Asks for the code of a certificate, and leads to its page.</summary>
public sealed class FindCertificate(PageRenderer pages)
{
    [Function(nameof(FindCertificate)), Public]
    public Task<IResult> RunAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "{lang:length(2)}/certificates")] HttpRequest request, string lang) =>
        PageResults.RenderAsync(pages, request, lang, async language =>
        {
            var typed = request.Query["code"].ToString().Trim();
            var code = CertificateCode.Tidy(typed);
            return code.Length > 0
                ? PageResults.SeeOther(language, $"/certificates/{code}")
                : await pages.PageAsync<FindCertificatePage>(
                    request, language, typed.Length > 0 ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK, (nameof(FindCertificatePage.Typed), typed));
        });
}
