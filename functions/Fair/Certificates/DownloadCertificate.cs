using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Platform.Web;

namespace Fair.Certificates;

/// <summary>The certificate as PDF, for who has the link from the mail.</summary>
public sealed class DownloadCertificate(PageRenderer pages, CertificateRegister register, CertificateFiles files)
{
    [Function(nameof(DownloadCertificate)), Public(LooksUp = true)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "{lang:length(2)}/certificates/{code}/{token}/pdf")] HttpRequest request, string code, string token, CancellationToken cancellationToken) =>
        await register.FindAsync(code, cancellationToken) is { } row && await register.OpensAsync(token, row, cancellationToken) && await files.ReadAsync(row, cancellationToken) is { } pdf
            ? CertificateFile(row, pdf)
            : await ErrorResults.RenderAsync(pages, request, StatusCodes.Status404NotFound);

    internal static BufferedResult CertificateFile(CertificateRow row, byte[] pdf) =>
        new(StatusCodes.Status200OK, CertificateFiles.Type, pdf) { Headers = [("Content-Disposition", $"attachment; filename=\"{row.NumberText}.pdf\"")] };
}
