using Fair.Editions;
using Fair.Languages;
using Fair.Mail;

namespace Fair.Workshops;

/// <summary>You are on the waiting list, at this place of it.</summary>
public sealed record WaitingMail(SignUpFacts Facts, int Position) : Mailing
{
    public override string LinkPath(string token) => $"sign-ups/{token}";

    public override Letter Write(Language language, Edition edition, Uri? link)
    {
        var letter = SignUpLetter.Write(
            language, edition, link, "waiting", language.Text("mail.waiting.first", ("title", Facts.Title), ("position", Position)), Facts,
            [
                language.Text("mail.waiting.next", ("closes", language.Moment(Facts.Starts - edition.SignUpsClose, edition.Zone))),
                SignUpLetter.GiveBack(language, hasSeat: false),
            ]);
        return letter with { Facts = [.. letter.Facts, new(language["mail.fact.waiting"], language.Text("mail.waiting.position", ("position", Position)))] };
    }
}
