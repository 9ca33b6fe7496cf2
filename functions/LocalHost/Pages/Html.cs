using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http;

namespace LocalHost;

/// <summary>Writes LocalHost's own pages: no scripts, and nothing from elsewhere.</summary>
internal static class Html
{
    public const string StylePath = "/_local/style.css";

    private const string Policy =
        "default-src 'none'; style-src 'self'; img-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>Text as it may stand in HTML, in attributes too.</summary>
    public static string Text(string? text) => Encoder.Encode(text ?? "");

    public static Task WritePageAsync(HttpContext http, string title, string body)
    {
        http.Response.ContentType = "text/html; charset=utf-8";
        http.Response.Headers.ContentSecurityPolicy = Policy;
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers["Referrer-Policy"] = "same-origin";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        return http.Response.WriteAsync(
            $"""
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{Text(title)}</title>
            <link rel="stylesheet" href="{StylePath}">
            </head>
            <body>
            <nav aria-label="Local run"><a href="/">Application</a><a href="/_mailbox">Mailbox</a><a href="/_clock">Clock</a><a href="/.auth/login/aad">Sign in</a></nav>
            <main>
            <h1>{Text(title)}</h1>
            {body}
            </main>
            </body>
            </html>
            """);
    }
}
