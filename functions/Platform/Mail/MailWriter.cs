using System.Text;
using Azure.Storage.Blobs;
using Platform.Editions;
using Platform.Languages;
using Platform.Web;
using SendGrid.Helpers.Mail;

namespace Platform.Mail;

/// <summary>Makes of a mail's content what the provider sends: HTML for those who see it, text that is complete on its own.</summary>
public sealed class MailWriter(PageRenderer renderer, BlobServiceClient blobs, Edition edition, TimeProvider clock)
{
    public async Task<SendGridMessage> WriteAsync(OutboxRow row, MailContent content, CancellationToken cancellationToken)
    {
        var language = Language.FindOrDefault(row.Language);
        var message = new SendGridMessage
        {
            From = new(edition.SenderEmail, edition.Name[language]),
            ReplyTo = new(edition.ContactEmail),
            Subject = content.Subject,
            PlainTextContent = Text(content, language),
            HtmlContent = await HtmlAsync(content, language),
        };
        message.AddTo(row.To);
        message.AddHeader("Content-Language", language.Code);
        message.AddCustomArg("outbox_id", row.Id);
        // Rewritten links would hand the reader's capability to the provider's redirector.
        message.SetClickTracking(false, false);
        message.SetOpenTracking(false);
        if (TrialEdition.Owns(row.PartitionKey))
        {
            // The provider checks key and message, and delivers nothing.
            message.SetSandBoxMode(true);
        }

        Attach(message, content, language);
        foreach (var file in content.Files)
        {
            var blob = await blobs.GetBlobContainerClient(file.Container).GetBlobClient(file.Blob).DownloadContentAsync(cancellationToken);
            message.AddAttachment(file.Name, Convert.ToBase64String(blob.Value.Content), file.Type, "attachment");
        }

        return message;
    }

    public Task<string> HtmlAsync(MailContent content, Language language) =>
        renderer.HtmlAsync<MailLayout>(new() { [nameof(MailLayout.Content)] = content, [nameof(MailLayout.Language)] = language, [nameof(MailLayout.Edition)] = edition });

    public string Text(MailContent content, Language language)
    {
        var text = new StringBuilder();
        text.Append(edition.Name[language]).Append('\n').Append(edition.Ordinal[language]).Append("\n\n");
        text.Append(content.Greeting).Append("\n\n");
        foreach (var paragraph in content.Paragraphs)
        {
            text.Append(paragraph).Append("\n\n");
        }

        if (content.Action is { } action)
        {
            text.Append(language.Text("mail.actionText", ("label", action.Label))).Append('\n').Append(action.Address).Append("\n\n");
        }

        foreach (var fact in content.Details)
        {
            // A code stands on a line of its own: behind Arabic letters its parts would change places.
            text.Append(fact.Value == content.Code
                ? $"{language.Text("mail.actionText", ("label", fact.Label))}\n{fact.Value}"
                : language.Text("mail.factText", ("label", fact.Label), ("value", fact.Value))).Append('\n');
        }

        text.Append('\n').Append(content.Closing).Append("\n\n--\n");
        return text.Append(language.Text("mail.footer", ("email", edition.ContactEmail))).Append('\n').ToString();
    }

    private void Attach(SendGridMessage message, MailContent content, Language language)
    {
        if (content.Code is { } code)
        {
            var png = Convert.ToBase64String(CodePicture.Draw(code).Png);
            message.AddAttachment("qr.png", png, "image/png", "inline", CodePicture.ContentId);
            // Once more as a file, for clients that show no pictures in a mail.
            message.AddAttachment("code.png", png, "image/png", "attachment");
        }

        if (content.Calendar is { } entry)
        {
            // The provider refuses a type with parameters such as the method; the file says it.
            message.AddAttachment("workshop.ics", Convert.ToBase64String(CalendarFile.Write(entry, edition, language, clock.GetUtcNow())), "text/calendar", "attachment");
        }
    }
}
