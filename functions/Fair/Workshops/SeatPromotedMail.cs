using Fair.Editions;
using Fair.Languages;
using Fair.Mail;

namespace Fair.Workshops;

/// <summary>A seat became free, and it is yours.</summary>
public sealed record SeatPromotedMail(SignUpFacts Facts) : Mailing
{
    public override string LinkPath(string token) => $"sign-ups/{token}";

    public override Letter Write(Language language, Edition edition, Uri? link) => SignUpLetter.Write(
        language, edition, link, "seatPromoted", SignUpLetter.Text(language, edition, "mail.seatPromoted.first", Facts), Facts,
        [language["mail.seatPromoted.noAnswer"], language["mail.showCode"], language["mail.addToCalendar"], SignUpLetter.GiveBack(language, hasSeat: true)],
        hasSeat: true) with
    { Calendar = SignUpLetter.Entry(language, edition, Facts) };
}
