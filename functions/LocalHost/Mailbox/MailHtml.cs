using Microsoft.AspNetCore.Http;

namespace LocalHost;

/// <summary>The HTML of a message, for a frame of its own: no scripts, its own direction, attached images in their places.</summary>
internal static class MailHtml
{
    /// <summary>Links of a message open, in the window that shows the frame; nothing else does.</summary>
    public const string Sandbox = "allow-top-navigation-by-user-activation allow-popups allow-popups-to-escape-sandbox";

    // Mails carry their style inline.
    private const string Policy =
        $"sandbox {Sandbox}; default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'self'";

    public static Task WriteAsync(HttpContext http, Mail mail)
    {
        if (mail.Html is null)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }

        http.Response.ContentType = "text/html; charset=utf-8";
        http.Response.Headers.ContentSecurityPolicy = Policy;
        http.Response.Headers.XContentTypeOptions = "nosniff";
        return http.Response.WriteAsync(OpenLinksOutside(WithAttachments(mail)));
    }

    private static string WithAttachments(Mail mail)
    {
        var html = mail.Html!;
        for (var i = 0; i < mail.Attachments.Count; i++)
        {
            if (mail.Attachments[i].ContentId is { } id)
            {
                html = html.Replace($"cid:{id}", MailboxPage.AttachmentPath(mail, i), StringComparison.Ordinal);
            }
        }

        return html;
    }

    // A link inside the frame would load the application in the frame, which the application refuses.
    private static string OpenLinksOutside(string html)
    {
        var head = html.IndexOf("<head>", StringComparison.OrdinalIgnoreCase);
        return head < 0 ? html : html.Insert(head + "<head>".Length, "<base target=\"_top\">");
    }
}
