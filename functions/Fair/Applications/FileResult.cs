using Microsoft.AspNetCore.Http;
using Platform.Web;

namespace Fair.Applications;

/// <summary>A file of an application, to be saved and never to be shown within the site.</summary>
internal static class FileResult
{
    public static async Task<IResult> ReadAsync(
        PageRenderer pages, HttpRequest request, ApplicationRow? row, string id, ApplicationFiles files, CancellationToken cancellationToken)
    {
        var file = row?.ReadFiles().FirstOrDefault(candidate => candidate.Id == id);
        return file is not null && await files.ReadAsync(row!.Folder, file.Id, cancellationToken) is { } bytes
            ? new BufferedResult(StatusCodes.Status200OK, file.Type, bytes)
            {
                Headers =
                [
                    ("Content-Disposition", $"attachment; filename*=UTF-8''{Uri.EscapeDataString(file.Name)}"),
                    ("Content-Security-Policy", "default-src 'none'; sandbox"),
                ],
            }
            : await ErrorResults.RenderAsync(pages, request, StatusCodes.Status404NotFound);
    }
}
