using Platform.Editions;
using Platform.Languages;
using Platform.Mail;

namespace Fair.Workshops;

/// <summary>Tomorrow is the day.</summary>
[MailKind("SeatReminderMail")]
public sealed record SeatReminderMail(SignUpDetails Details) : MailTemplate
{
    public override string LinkPath(string token) => $"sign-ups/{token}";

    public override MailContent Write(Language language, Edition edition, Uri? link) => SignUpMailContent.Write(
        language, edition, link, "seatReminder", SignUpMailContent.Text(language, edition, "mail.seatReminder.first", Details), Details,
        [language["mail.showCode"], SignUpMailContent.GiveBack(language, hasSeat: true)],
        hasSeat: true);
}
