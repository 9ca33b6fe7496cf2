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
        return (StringValues.IsNullOrEmpty(site) ? HasOwnOrigin(http.Request) : site == "same-origin" || site == "none") && HasOwnName(http.Request)
            ? answer(http)
            : RefuseAsync(http);
    };

    /// <summary>Answers 403 to a page of another site that took a name for this machine: it could read mails and their links.</summary>
    public static RequestDelegate OwnNameOnly(RequestDelegate answer) => http => HasOwnName(http.Request) ? answer(http) : RefuseAsync(http);

    // Older browsers send no Sec-Fetch-Site; what sends neither is no browser.
    private static bool HasOwnOrigin(HttpRequest request) =>
        request.Headers.Origin.ToString() is var origin && (origin.Length == 0 || (Uri.TryCreate(origin, UriKind.Absolute, out var sent) && sent.Authority == request.Host.Value));

    private static bool HasOwnName(HttpRequest request) => request.Host.Host is "127.0.0.1" or "localhost" or "";

    private static Task RefuseAsync(HttpContext http)
    {
        http.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }

    /// <summary>Whether the caller wants a page rather than data.</summary>
    public static bool WantsPage(this HttpRequest request) =>
        request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);
}
