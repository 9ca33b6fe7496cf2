using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Platform.Web;

namespace Fair.Applications;

/// <summary>A file of one's own application.</summary>
public sealed class DownloadOwnFile(PageRenderer pages, ApplicationStore applications, ApplicationFiles files)
{
    [Function(nameof(DownloadOwnFile)), Public]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "{lang:length(2)}/applications/{token}/files/{file}")] HttpRequest request,
        string token, string file, CancellationToken cancellationToken) =>
        await FileResult.ReadAsync(pages, request, await applications.FindByTokenAsync(token, cancellationToken), file, files, cancellationToken);
}
