using Platform.Editions;
using Platform.Languages;
using Platform.Mail;

namespace Fair.Workshops;

/// <summary>Your place was given back: by you, or by the organisers.</summary>
[MailKind("SignUpCancelledMail")]
public sealed record SignUpCancelledMail(SignUpDetails Details, bool HadSeat, bool ByDesk) : MailTemplate
{
    /// <summary>Nothing is left to act on.</summary>
    public override bool HasLink => false;

    public override MailContent Write(Language language, Edition edition, Uri? link)
    {
        var kind = (ByDesk, HadSeat) switch { (false, true) => "gaveBack", (false, false) => "leftList", (true, true) => "seatTaken", _ => "listTaken" };
        return SignUpMailContent.Write(
            language, edition, link, "signUpCancelled", SignUpMailContent.Text(language, edition, $"mail.signUpCancelled.{kind}", Details), Details,
            [
                HadSeat ? language["mail.removeFromCalendar"] : "",
                ByDesk ? "" : language["mail.signUpCancelled.again"],
                language[ByDesk ? "mail.signUpCancelled.mistake" : "mail.signUpCancelled.notYou"],
            ]) with
        {
            // The workshop is as it was: its sequence tells nothing of this.
            Calendar = HadSeat ? SignUpMailContent.Entry(language, edition, Details) with { IsCancelled = true, Sequence = Details.Sequence + 1 } : null,
        };
    }
}
