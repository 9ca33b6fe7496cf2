using Microsoft.AspNetCore.Http;

namespace LocalHost;

/// <summary>
/// Stands in for App Service Authentication: /.auth/login/aad signs in with any name and roles, /.auth/me tells who is
/// signed in, /.auth/logout signs out.
/// </summary>
internal sealed class SignInPage(LocalSettings settings)
{
    private const string LoginPath = "/.auth/login/aad";

    public IEnumerable<LocalPage> Pages =>
    [
        new("GET", LoginPath[1..], AskAsync),
        new("POST", LoginPath[1..], RequestOrigin.SameSiteOnly(SignInAsync)),
        new("GET", ".auth/me", TellAsync),
        new("GET", ".auth/logout", SignOutAsync),
    ];

    private Task AskAsync(HttpContext http)
    {
        var target = LocalPath(http.Request.Query["post_login_redirect_uri"]);
        var roles = settings.Roles.Select((role, index) =>
            $"""<label><input type="checkbox" name="roles" value="{Html.Text(role)}"{(index == 0 ? " checked" : "")}> {Html.Text(role)}</label>""");
        return Html.WritePageAsync(
            http,
            "Sign in",
            $"""
            <p>On this machine nobody asks for a password: choose who you are.</p>
            <form method="post" action="{LoginPath}">
            <input type="hidden" name="post_login_redirect_uri" value="{Html.Text(target)}">
            <label>Name or e-mail address
            <input name="name" value="{Html.Text(SignedIn.Read(http.Request)?.Name ?? "someone@example.org")}" required autocomplete="off"></label>
            <fieldset><legend>Roles</legend>{string.Concat(roles)}</fieldset>
            <button>Sign in</button>
            </form>
            <p><a href="/.auth/logout">Sign out</a></p>
            """);
    }

    /// <summary>The form, or an empty one for what can't be read as one.</summary>
    private static async Task<IFormCollection> ReadAsync(HttpContext http)
    {
        try
        {
            return http.Request.HasFormContentType ? await http.Request.ReadFormAsync(http.RequestAborted) : FormCollection.Empty;
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException or InvalidOperationException or ArgumentException)
        {
            return FormCollection.Empty;
        }
    }

    private async Task SignInAsync(HttpContext http)
    {
        var form = await ReadAsync(http);
        var name = form["name"].ToString().Trim();
        if (name.Length == 0)
        {
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
            await AskAsync(http);
            return;
        }

        new SignedIn(name, [.. form["roles"].OfType<string>()]).Write(http.Response);
        var target = form["post_login_redirect_uri"].ToString();
        SeeOther(http, LocalPath(target.Length > 0 ? target : http.Request.Query["post_login_redirect_uri"]));
    }

    private static Task TellAsync(HttpContext http)
    {
        if (SignedIn.Read(http.Request) is not { } signedIn)
        {
            http.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return Task.CompletedTask;
        }

        http.Response.Headers.CacheControl = "no-store";
        return http.Response.WriteAsJsonAsync(new[]
        {
            new
            {
                provider_name = ClientPrincipal.Provider,
                user_id = signedIn.Name,
                user_claims = ClientPrincipal.ClaimsOf(signedIn),
            },
        });
    }

    private static Task SignOutAsync(HttpContext http)
    {
        SignedIn.Clear(http.Response);
        SeeOther(http, LocalPath(http.Request.Query["post_logout_redirect_uri"]));
        return Task.CompletedTask;
    }

    private static void SeeOther(HttpContext http, string path)
    {
        http.Response.StatusCode = StatusCodes.Status303SeeOther;
        http.Response.Headers.Location = path;
    }

    // A path of this site alone: "//host" and "/\host" lead elsewhere, and a browser drops control characters.
    private static string LocalPath(string? target) =>
        target is ['/', ..] and not ['/', '/' or '\\', ..] && !target.Any(char.IsControl) ? new Uri("http://x" + target).PathAndQuery : "/";
}
