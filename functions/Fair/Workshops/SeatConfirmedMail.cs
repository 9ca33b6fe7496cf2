using Platform.Editions;
using Platform.Languages;
using Platform.Mail;

namespace Fair.Workshops;

/// <summary>You have a seat.</summary>
[MailKind("SeatConfirmedMail")]
public sealed record SeatConfirmedMail(SignUpDetails Details) : MailTemplate
{
    public override string LinkPath(string token) => $"sign-ups/{token}";

    public override MailContent Write(Language language, Edition edition, Uri? link) => SignUpMailContent.Write(
        language, edition, link, "seatConfirmed", SignUpMailContent.Text(language, edition, "mail.seatConfirmed.first", Details), Details,
        [language["mail.showCode"], language["mail.addToCalendar"], SignUpMailContent.GiveBack(language, hasSeat: true)],
        hasSeat: true) with
    { Calendar = SignUpMailContent.Entry(language, edition, Details) };
}
