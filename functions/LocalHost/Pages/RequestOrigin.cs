using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace LocalHost;

/// <summary>Keeps other sites that are open in the developer's browser from changing the run.</summary>
internal static class RequestOrigin
{
    /// <summary>Answers 403 to what a browser sends from another site, by that site's name for this machine, too; passes all else on.</summary>
    public static RequestDelegate SameSiteOnly(RequestDelegate answer) => http =>
    {
        var site = http.Request.Headers["Sec-Fetch-Site"];
        if ((StringValues.IsNullOrEmpty(site) || site == "same-origin" || site == "none") && http.Request.Host.Host is "127.0.0.1" or "localhost" or "")
        {
            return answer(http);
        }

        http.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    };

    /// <summary>Whether the caller wants a page rather than data.</summary>
    public static bool WantsPage(this HttpRequest request) =>
        request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);
}
