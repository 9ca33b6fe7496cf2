using Platform.Editions;
using Platform.Languages;
using Platform.Mail;

namespace Fair.Workshops;

/// <summary>A seat became free, and it is yours.</summary>
[MailKind("SeatPromotedMail")]
public sealed record SeatPromotedMail(SignUpDetails Details) : MailTemplate
{
    public override string LinkPath(string token) => $"sign-ups/{token}";

    public override MailContent Write(Language language, Edition edition, Uri? link) => SignUpMailContent.Write(
        language, edition, link, "seatPromoted", SignUpMailContent.Text(language, edition, "mail.seatPromoted.first", Details), Details,
        [language["mail.seatPromoted.noAnswer"], language["mail.showCode"], language["mail.addToCalendar"], SignUpMailContent.GiveBack(language, hasSeat: true)],
        hasSeat: true) with
    { Calendar = SignUpMailContent.Entry(language, edition, Details) };
}
