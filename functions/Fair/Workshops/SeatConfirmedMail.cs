using Fair.Editions;
using Fair.Languages;
using Fair.Mail;

namespace Fair.Workshops;

/// <summary>You have a seat.</summary>
public sealed record SeatConfirmedMail(SignUpFacts Facts) : Mailing
{
    public override string LinkPath(string token) => $"sign-ups/{token}";

    public override Letter Write(Language language, Edition edition, Uri? link) => SignUpLetter.Write(
        language, edition, link, "seatConfirmed", SignUpLetter.Text(language, edition, "mail.seatConfirmed.first", Facts), Facts,
        [language["mail.showCode"], language["mail.addToCalendar"], SignUpLetter.GiveBack(language, hasSeat: true)],
        hasSeat: true) with
    { Calendar = SignUpLetter.Entry(language, edition, Facts) };
}
