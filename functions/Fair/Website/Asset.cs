using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Platform.Web;

namespace Fair.Website;

/// <summary>A style sheet, picture or font.</summary>
public sealed class Asset(Assets assets, PageRenderer pages)
{
    [Function(nameof(Asset)), Public]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "assets/{version}/{name}")] HttpRequest request, string version, string name) =>
        assets.Find(version, name) ?? await ErrorResults.RenderAsync(pages, request, StatusCodes.Status404NotFound);
}
