using Fair.Editions;
using Fair.Languages;
using Fair.Mail;

namespace Fair.Workshops;

/// <summary>The workshop was called off.</summary>
public sealed record WorkshopCancelledMail(SignUpFacts Facts, bool HadSeat) : Mailing
{
    /// <summary>Nothing is left to act on.</summary>
    public override bool HasLink => false;

    public override Letter Write(Language language, Edition edition, Uri? link) => SignUpLetter.Write(
        language, edition, link, "workshopCancelled", SignUpLetter.Text(language, edition, "mail.workshopCancelled.first", Facts), Facts,
        [language["mail.workshopCancelled.next"], HadSeat ? language["mail.removeFromCalendar"] : ""]) with
    { Calendar = HadSeat ? SignUpLetter.Entry(language, edition, Facts) with { IsCancelled = true } : null };
}
