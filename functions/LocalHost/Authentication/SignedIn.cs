using System.Buffers.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace LocalHost;

/// <summary>Who signed in, as a cookie holds it. Nothing guards it: everybody who reaches this machine's loopback may sign in anyway.</summary>
internal sealed record SignedIn(string Name, IReadOnlyList<string> Roles)
{
    // App Service's name for it.
    private const string Cookie = "AppServiceAuthSession";

    private static readonly CookieOptions Options = new() { HttpOnly = true, SameSite = SameSiteMode.Lax, Path = "/" };

    public static SignedIn? Read(HttpRequest request)
    {
        if (request.Cookies[Cookie] is not { } cookie)
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize<SignedIn>(Base64Url.DecodeFromChars(cookie)) is { Name: not null, Roles: not null } signedIn
                ? signedIn
                : null;
        }
        catch (Exception exception) when (exception is FormatException or JsonException)
        {
            return null;
        }
    }

    public void Write(HttpResponse response) =>
        response.Cookies.Append(Cookie, Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(this)), Options);

    public static void Clear(HttpResponse response) => response.Cookies.Delete(Cookie, Options);
}
