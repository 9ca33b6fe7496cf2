using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Platform.Web;

namespace Fair.Certificates;

/// <summary>The certificate as a signed credential (Open Badges 3.0), for who has the link from the mail; while it is valid.</summary>
public sealed class DownloadCredential(PageRenderer pages, CertificateRegister register, Credentials credentials)
{
    [Function(nameof(DownloadCredential)), Public(LooksUp = true)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "{lang:length(2)}/certificates/{code}/{token}/credential")] HttpRequest request, string code, string token, CancellationToken cancellationToken) =>
        await register.FindAsync(code, cancellationToken) is { State: CertificateState.Valid } row && await register.OpensAsync(token, row, cancellationToken)
            ? new BufferedResult(StatusCodes.Status200OK, "application/vc+jwt", credentials.Sign(row)) { Headers = [("Content-Disposition", $"attachment; filename=\"{row.NumberText}.jwt\"")] }
            : await ErrorResults.RenderAsync(pages, request, StatusCodes.Status404NotFound);
}
