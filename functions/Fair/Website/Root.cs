using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Platform.Web;

namespace Fair.Website;

/// <summary>Sends whoever opens the bare address to the home page in their language.</summary>
public sealed class Root
{
    // An empty route would fall back to the function's name; this one matches the root only.
    [Function(nameof(Root)), Public]
    public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "{root:maxlength(0)?}")] HttpRequest request)
    {
        request.HttpContext.Response.Headers.Vary = "Accept-Language";
        return PageResults.Found($"/{ErrorResults.LanguageOf(request).Code}");
    }
}
