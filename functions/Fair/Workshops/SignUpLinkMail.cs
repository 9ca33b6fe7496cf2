using Fair.Editions;
using Fair.Languages;
using Fair.Mail;

namespace Fair.Workshops;

/// <summary>Your link again, as you asked for.</summary>
public sealed record SignUpLinkMail(SignUpFacts Facts, bool HasSeat) : Mailing
{
    public override string LinkPath(string token) => $"sign-ups/{token}";

    public override Letter Write(Language language, Edition edition, Uri? link) => SignUpLetter.Write(
        language, edition, link, "signUpLink", SignUpLetter.Text(language, edition, "mail.signUpLink.first", Facts), Facts,
        [language[HasSeat ? "mail.signUpLink.seat" : "mail.signUpLink.waiting"], language["mail.signUpLink.notYou"]],
        HasSeat);
}
