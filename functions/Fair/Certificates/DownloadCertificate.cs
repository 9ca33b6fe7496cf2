using Fair.Site;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Fair.Certificates;

/// <summary>The certificate as PDF, for who has the link from the mail.</summary>
public sealed class DownloadCertificate(PageRenderer pages, CertificateRegister register, CertificateFiles files)
{
    [Function(nameof(DownloadCertificate)), Public(LooksUp = true)]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "{lang:length(2)}/certificates/{code}/{token}/pdf")] HttpRequest request, string code, string token, CancellationToken cancellationToken) =>
        await register.Find(code, cancellationToken) is { } row && await register.Opens(token, row, cancellationToken) && await files.Read(row, cancellationToken) is { } pdf
            ? CertificateFile(row, pdf)
            : await ErrorPage.Answer(pages, request, StatusCodes.Status404NotFound);

    internal static Page CertificateFile(CertificateRow row, byte[] pdf) =>
        new(StatusCodes.Status200OK, CertificateFiles.Type, pdf) { Headers = [("Content-Disposition", $"attachment; filename=\"{row.NumberText}.pdf\"")] };
}
