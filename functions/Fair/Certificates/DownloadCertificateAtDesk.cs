using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Platform.Web;

namespace Fair.Certificates;

/// <summary>A certificate as PDF, for the organisers: to print it for who has no address.</summary>
public sealed class DownloadCertificateAtDesk(PageRenderer pages, CertificateRegister register, CertificateFiles files)
{
    [Function(nameof(DownloadCertificateAtDesk)), Desk(Role.Organiser)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "{lang:length(2)}/desk/certificates/{number:int}/pdf")] HttpRequest request, string number, CancellationToken cancellationToken) =>
        RouteNumber.Read(number) is { } known && await register.ByNumberAsync(known, cancellationToken) is { } row && await files.ReadAsync(row, cancellationToken) is { } pdf
            ? DownloadCertificate.CertificateFile(row, pdf)
            : await ErrorResults.RenderAsync(pages, request, StatusCodes.Status404NotFound);
}
