using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Platform.Web;

namespace Fair.Applications;

/// <summary>A file of an application, for the organisers.</summary>
public sealed class DownloadApplicationFile(PageRenderer pages, ApplicationStore applications, ApplicationFiles files)
{
    [Function(nameof(DownloadApplicationFile)), Desk(Role.Organiser)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "{lang:length(2)}/desk/applications/{id}/files/{file}")] HttpRequest request,
        string id, string file, CancellationToken cancellationToken) =>
        await FileResult.ReadAsync(pages, request, await applications.FindByIdAsync(id, cancellationToken), file, files, cancellationToken);
}
