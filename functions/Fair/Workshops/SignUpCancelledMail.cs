using Fair.Editions;
using Fair.Languages;
using Fair.Mail;

namespace Fair.Workshops;

/// <summary>Your place was given back: by you, or by the organisers.</summary>
public sealed record SignUpCancelledMail(SignUpFacts Facts, bool HadSeat, bool ByDesk) : Mailing
{
    /// <summary>Nothing is left to act on.</summary>
    public override bool HasLink => false;

    public override Letter Write(Language language, Edition edition, Uri? link)
    {
        var kind = (ByDesk, HadSeat) switch { (false, true) => "gaveBack", (false, false) => "leftList", (true, true) => "seatTaken", _ => "listTaken" };
        return SignUpLetter.Write(
            language, edition, link, "signUpCancelled", SignUpLetter.Text(language, edition, $"mail.signUpCancelled.{kind}", Facts), Facts,
            [
                HadSeat ? language["mail.removeFromCalendar"] : "",
                ByDesk ? "" : language["mail.signUpCancelled.again"],
                language[ByDesk ? "mail.signUpCancelled.mistake" : "mail.signUpCancelled.notYou"],
            ]) with
        {
            // The workshop is as it was: its sequence tells nothing of this.
            Calendar = HadSeat ? SignUpLetter.Entry(language, edition, Facts) with { IsCancelled = true, Sequence = Facts.Sequence + 1 } : null,
        };
    }
}
