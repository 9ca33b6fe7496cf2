using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace LocalHost;

/// <summary>The mailbox for people: a list, newest first, and a page for each message.</summary>
internal sealed class MailboxPage(MailStore store)
{
    public IEnumerable<LocalPage> Pages =>
    [
        new("GET", "_mailbox", ListAsync),
        new("GET", "_mailbox/{id}", http => WithMailAsync(http, ShowAsync)),
        new("GET", "_mailbox/{id}/html", http => WithMailAsync(http, MailHtml.WriteAsync)),
        new("GET", "_mailbox/{id}/attachments/{index:int}", http => WithMailAsync(http, DownloadAsync)),
    ];

    public static string AttachmentPath(Mail mail, int index) =>
        string.Create(CultureInfo.InvariantCulture, $"/_mailbox/{mail.Id}/attachments/{index}");

    private Task ListAsync(HttpContext http)
    {
        var to = http.Request.Query["to"].ToString();
        var rows = store.Find(to).Select(mail =>
            $"""
            <tr><td><time datetime="{mail.At:O}">{Time(mail.At)}</time></td>
            <td><bdi>{Html.Text(string.Join(", ", mail.To.Select(address => address.Email)))}</bdi></td>
            <td><a href="/_mailbox/{mail.Id}"><bdi{Lang(mail)}>{Html.Text(mail.Subject)}</bdi></a></td></tr>
            """);
        var table = string.Concat(rows);
        return Html.WritePageAsync(
            http,
            "Mailbox",
            $"""
            <form method="get" action="/_mailbox"><label>To <input type="email" name="to" value="{Html.Text(to)}"></label> <button>Show</button></form>
            {(table.Length == 0 ? "<p>No messages.</p>" : $"<table><thead><tr><th>Sent (UTC)</th><th>To</th><th>Subject</th></tr></thead><tbody>{table}</tbody></table>")}
            """);
    }

    private static Task ShowAsync(HttpContext http, Mail mail)
    {
        var body = new StringBuilder();
        body.Append(CultureInfo.InvariantCulture, $"<p lang=\"{Html.Text(mail.Language ?? "en")}\" dir=\"auto\"><strong>{Html.Text(mail.Subject)}</strong></p><table><tbody>");
        Row("From", $"{mail.From.Name} <{mail.From.Email}>");
        Row("To", string.Join(", ", mail.To.Select(address => address.Email)));
        Row("Sent", $"{Time(mail.At)} UTC");
        Row("Language", mail.Language);
        foreach (var (name, value) in mail.Headers)
        {
            Row(name, value);
        }

        foreach (var (name, value) in mail.CustomArgs)
        {
            Row($"custom_args.{name}", value);
        }

        body.Append("</tbody></table>");
        for (var i = 0; i < mail.Attachments.Count; i++)
        {
            var file = mail.Attachments[i];
            body.Append(CultureInfo.InvariantCulture, $"<p>Attachment: <a href=\"{AttachmentPath(mail, i)}\"><bdi>{Html.Text(file.Name)}</bdi></a> ({Html.Text(file.Type)}, {file.Content.Length} bytes)</p>");
        }

        if (mail.Html is not null)
        {
            body.Append(CultureInfo.InvariantCulture, $"<h2>HTML</h2><iframe src=\"/_mailbox/{mail.Id}/html\" title=\"The message as HTML\" sandbox=\"{MailHtml.Sandbox}\"></iframe>");
        }

        if (mail.Text is not null)
        {
            body.Append(CultureInfo.InvariantCulture, $"<h2>Text</h2><pre dir=\"auto\"{Lang(mail)}>{Html.Text(mail.Text)}</pre>");
        }

        return Html.WritePageAsync(http, "Message", body.ToString());

        void Row(string name, string? value) =>
            body.Append(CultureInfo.InvariantCulture, $"<tr><th scope=\"row\">{Html.Text(name)}</th><td><bdi>{Html.Text(value ?? "")}</bdi></td></tr>");
    }

    private static async Task DownloadAsync(HttpContext http, Mail mail)
    {
        var index = int.Parse((string)http.Request.RouteValues["index"]!, CultureInfo.InvariantCulture);
        if (index < 0 || index >= mail.Attachments.Count)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var file = mail.Attachments[index];
        var disposition = new ContentDispositionHeaderValue(file.ContentId is null ? "attachment" : "inline");
        disposition.SetHttpFileName(file.Name);
        http.Response.ContentType = file.Type;
        http.Response.ContentLength = file.Content.Length;
        http.Response.Headers.ContentDisposition = disposition.ToString();
        http.Response.Headers.ContentSecurityPolicy = "sandbox; default-src 'none'";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        await http.Response.Body.WriteAsync(file.Content, http.RequestAborted);
    }

    private Task WithMailAsync(HttpContext http, Func<HttpContext, Mail, Task> answer)
    {
        if (store.Get((string)http.Request.RouteValues["id"]!) is { } mail)
        {
            return answer(http, mail);
        }

        http.Response.StatusCode = StatusCodes.Status404NotFound;
        return Html.WritePageAsync(http, "No such message", "<p><a href=\"/_mailbox\">Mailbox</a></p>");
    }

    private static string Time(DateTimeOffset time) => time.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    private static string Lang(Mail mail) => mail.Language is { } language ? $" lang=\"{Html.Text(language)}\"" : "";
}
