using Fair.Workshops;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Platform.Web;

namespace Fair.Certificates;

/// <summary>The form by which trainers get certificates and cooperatives are honoured.</summary>
public sealed class NewCertificates(PageRenderer pages, Programme programme)
{
    [Function(nameof(NewCertificates)), Desk(Role.Organiser)]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "{lang:length(2)}/desk/certificates/new")] HttpRequest request, string lang, CancellationToken cancellationToken) =>
        PageResults.RenderAsync(pages, request, lang, async language => await pages.PageAsync<NewCertificatesPage>(
            request, language, StatusCodes.Status200OK,
            (nameof(NewCertificatesPage.Form), CertificatesForm.Empty(language)), (nameof(NewCertificatesPage.Workshops), await programme.ReadAllAsync(cancellationToken))));
}
