using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Platform.Web;

namespace Fair.Website;

/// <summary>Every address that no other function has.</summary>
/// <remarks>
/// The Functions host tries routes in the alphabetical order of the functions' names, and the first that matches wins:
/// under a name that sorted earlier, this one would take the addresses of all that follow. OPTIONS is not among the
/// methods: nothing here may be asked from another site's page, and the host's own 404 says so.
/// </remarks>
public sealed class ZzNotFound(PageRenderer pages)
{
    [Function(nameof(ZzNotFound)), Public(MaxBytes = long.MaxValue)]
    public Task<IResult> RunAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post", "put", "delete", "patch", Route = "{*path}")] HttpRequest request) =>
        ErrorResults.RenderAsync(pages, request, StatusCodes.Status404NotFound);
}
