using Platform.Editions;
using Platform.Languages;
using Platform.Mail;

namespace Fair.Applications;

/// <summary>Your link again: asked for, or because somebody applied for the same organisation once more.</summary>
[MailKind("ApplicationLinkMail")]
public sealed record ApplicationLinkMail(string Number, string Name, bool AppliedAgain) : ApplicationMail
{
    public override MailContent Write(Language language, Edition edition, Uri? link) => ApplicationMailContent.Write(
        language, edition, link, AppliedAgain ? "again" : "link", Name, Number, [language[AppliedAgain ? "mail.again.notYou" : "mail.link.notYou"]]);
}
