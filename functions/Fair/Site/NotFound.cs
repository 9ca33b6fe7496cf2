using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Fair.Site;

/// <summary>Every address that no other function has.</summary>
public sealed class NotFound(PageRenderer pages)
{
    [Function(nameof(NotFound)), Public]
    public Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", "post", "put", "delete", "patch", Route = "{*path}")] HttpRequest request) =>
        ErrorPage.Answer(pages, request, StatusCodes.Status404NotFound);
}
