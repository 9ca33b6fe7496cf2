using System.Text.Json;

namespace LocalHost;

/// <summary>What SendGrid refuses in a message. All that is wrong is told at once.</summary>
internal static class SendRules
{
    public static IReadOnlyList<SendGridError> Check(JsonElement request) =>
    [
        .. PersonalizationRules.Check(request),
        .. FromAndSubject(request),
        .. ContentRules.Check(request),
        .. AttachmentRules.Check(request),
        .. HeaderRules.Check(request),
    ];

    private static IEnumerable<SendGridError> FromAndSubject(JsonElement request)
    {
        if (!MailAddress.IsValid(MailAddress.Read(request, "from")?.Email))
        {
            yield return SendGridError.Create("from.email", "from", "The from email does not contain a valid address.");
        }

        if (MailAddress.Read(request, "reply_to") is { } replyTo && !MailAddress.IsValid(replyTo.Email))
        {
            yield return SendGridError.Create("reply_to.email", "reply_to", "The reply_to email does not contain a valid address.");
        }

        var personalizations = request.Items("personalizations").ToList();
        if (string.IsNullOrEmpty(request.Text("subject"))
            && (personalizations.Count == 0 || personalizations.Any(personalization => string.IsNullOrEmpty(personalization.Text("subject")))))
        {
            yield return SendGridError.Create(
                "subject",
                "subject",
                "The subject is required. You can get around this requirement if you use a template with a subject defined or if every personalization has a subject defined.");
        }
    }
}
