using Fair.Editions;
using Fair.Languages;
using Fair.Mail;

namespace Fair.Workshops;

/// <summary>Tomorrow is the day.</summary>
public sealed record SeatReminderMail(SignUpFacts Facts) : Mailing
{
    public override string LinkPath(string token) => $"sign-ups/{token}";

    public override Letter Write(Language language, Edition edition, Uri? link) => SignUpLetter.Write(
        language, edition, link, "seatReminder", SignUpLetter.Text(language, edition, "mail.seatReminder.first", Facts), Facts,
        [language["mail.showCode"], SignUpLetter.GiveBack(language, hasSeat: true)],
        hasSeat: true);
}
