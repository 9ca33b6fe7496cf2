using System.Buffers.Text;
using System.Text.Json;

namespace LocalHost;

/// <summary>Attachments: base64 content, a name, and a type without parameters.</summary>
internal static class AttachmentRules
{
    public static IEnumerable<SendGridError> Check(JsonElement request)
    {
        var index = 0;
        foreach (var attachment in request.Items("attachments"))
        {
            if (attachment.Text("content") is not { Length: > 0 } content || !Base64.IsValid(content))
            {
                yield return SendGridError.Create($"attachments.{index}.content", "attachments.content", "The attachment content must be base64 encoded.");
            }

            if (string.IsNullOrEmpty(attachment.Text("filename")))
            {
                yield return SendGridError.Create($"attachments.{index}.filename", "attachments.filename", "The filename of the attachment is required.");
            }

            if (attachment.Text("type")?.IndexOfAny([';', '\r', '\n']) >= 0)
            {
                yield return SendGridError.Create($"attachments.{index}.type", "attachments.type", "The attachment type cannot contain ';', or CRLF characters.");
            }

            index++;
        }
    }
}
