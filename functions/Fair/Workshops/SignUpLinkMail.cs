using Platform.Editions;
using Platform.Languages;
using Platform.Mail;

namespace Fair.Workshops;

/// <summary>Your link again, as you asked for.</summary>
[MailKind("SignUpLinkMail")]
public sealed record SignUpLinkMail(SignUpDetails Details, bool HasSeat) : MailTemplate
{
    public override string LinkPath(string token) => $"sign-ups/{token}";

    public override MailContent Write(Language language, Edition edition, Uri? link) => SignUpMailContent.Write(
        language, edition, link, "signUpLink", SignUpMailContent.Text(language, edition, "mail.signUpLink.first", Details), Details,
        [language[HasSeat ? "mail.signUpLink.seat" : "mail.signUpLink.waiting"], language["mail.signUpLink.notYou"]],
        HasSeat);
}
