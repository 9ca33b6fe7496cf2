using System.Buffers.Text;
using System.Text.Json;

namespace LocalWorker;

/// <summary>Attachments: base64 content, and a name.</summary>
internal static class AttachmentRules
{
    public static IEnumerable<SendGridError> Check(JsonElement request)
    {
        var index = 0;
        foreach (var attachment in request.Items("attachments"))
        {
            if (attachment.Text("content") is not { Length: > 0 } content || !Base64.IsValid(content))
            {
                yield return SendGridError.In($"attachments.{index}.content", "attachments.content", "The attachment content must be base64 encoded.");
            }

            if (string.IsNullOrEmpty(attachment.Text("filename")))
            {
                yield return SendGridError.In($"attachments.{index}.filename", "attachments.filename", "The filename of the attachment is required.");
            }

            index++;
        }
    }
}
