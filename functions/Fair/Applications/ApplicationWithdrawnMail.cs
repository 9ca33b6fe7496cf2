using Platform.Editions;
using Platform.Languages;
using Platform.Mail;

namespace Fair.Applications;

/// <summary>Your application is withdrawn; you may apply again while applications are open.</summary>
[MailKind("ApplicationWithdrawnMail")]
public sealed record ApplicationWithdrawnMail(string Number, string Name, bool MayApplyAgain) : ApplicationMail
{
    public override MailContent Write(Language language, Edition edition, Uri? link) => ApplicationMailContent.Write(
        language, edition, link, "withdrawn", Name, Number, MayApplyAgain ? [language.Text("mail.withdrawn.again", ("closes", language.Moment(edition.Closes, edition.Zone)))] : []);
}
