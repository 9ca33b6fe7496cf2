using System.Text.Json;

namespace LocalHost;

/// <summary>A file of a message. One with a content id may be shown by the HTML as <c>cid:</c>.</summary>
internal sealed record MailAttachment(string Name, string Type, string? ContentId, string Disposition, byte[] Content)
{
    public static MailAttachment Read(JsonElement attachment) => new(
        attachment.Text("filename") ?? "attachment",
        attachment.Text("type") ?? "application/octet-stream",
        attachment.Text("content_id"),
        attachment.Text("disposition") ?? "attachment",
        Convert.FromBase64String(attachment.Text("content") ?? ""));
}
