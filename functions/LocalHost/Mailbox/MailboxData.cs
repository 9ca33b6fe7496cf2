using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace LocalHost;

/// <summary>The mailbox for programs: messages as JSON, and how it is to behave.</summary>
internal sealed class MailboxData(MailStore store, MailboxBehaviours behaviours)
{
    private const string Messages = "_mailbox/messages";
    private const string Behaviour = "_mailbox/behaviour";

    public IEnumerable<LocalPage> Pages =>
    [
        new("GET", Messages, http => http.Response.WriteAsJsonAsync(store.Find(http.Request.Query["to"]).Select(View))),
        new("DELETE", Messages, RequestOrigin.SameSiteOnly(http => EmptiedAsync(http, store.Clear))),
        new("POST", Behaviour, RequestOrigin.SameSiteOnly(BehaveAsync)),
        new("DELETE", Behaviour, RequestOrigin.SameSiteOnly(http => EmptiedAsync(http, behaviours.Clear))),
    ];

    private static object View(Mail mail) => new
    {
        mail.Id,
        mail.At,
        To = mail.To.Select(address => address.Email),
        Copies = mail.Copies.Select(address => address.Email),
        From = mail.From.Email,
        FromName = mail.From.Name,
        ReplyTo = mail.ReplyTo?.Email,
        mail.Subject,
        mail.Language,
        mail.Html,
        mail.Text,
        mail.Headers,
        mail.CustomArgs,
        mail.Categories,
        Attachments = mail.Attachments.Select((attachment, index) => new
        {
            attachment.Name,
            attachment.Type,
            Size = attachment.Content.Length,
            attachment.ContentId,
            attachment.Disposition,
            Path = MailboxPage.AttachmentPath(mail, index),
            attachment.Content,
        }),
    };

    private async Task BehaveAsync(HttpContext http)
    {
        try
        {
            behaviours.Add((await http.Request.ReadFromJsonAsync<MailboxBehaviour>(http.RequestAborted))!);
            http.Response.StatusCode = StatusCodes.Status204NoContent;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
            await http.Response.WriteAsJsonAsync(new { error = exception.Message });
        }
    }

    private static Task EmptiedAsync(HttpContext http, Action empty)
    {
        empty();
        http.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }
}
