using Platform.Languages;
using Platform.Mail;
using Platform.Records;
using SendGrid;
using Xunit;

namespace Fair.Tests.Mail;

/// <summary>Sends one mail as the application writes it, past the outbox.</summary>
internal static class MailSending
{
    /// <summary>The mail as the provider took it.</summary>
    public static async Task<MailboxMessage> SentAsync(this RunningFair fair, MailTemplate mail, Language? language = null)
    {
        language ??= Language.Arabic;
        var row = OutboxRow.Create(fair.Edition.Id, mail, "", $"reader-{Id.New(fair.Clock)}@example.org", language, fair.Clock);
        var link = mail.HasLink ? new Uri(fair.Address, $"{language.Code}/{mail.LinkPath(new('x', 43))}") : null;
        var answer = await fair.Get<ISendGridClient>().SendEmailAsync(await fair.Get<MailWriter>().WriteAsync(row, mail.Write(language, fair.Edition, link), default));
        Assert.True(answer.IsSuccessStatusCode, await answer.Body.ReadAsStringAsync());
        return await fair.MailAsync(row.To);
    }
}
