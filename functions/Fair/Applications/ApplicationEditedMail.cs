using Platform.Editions;
using Platform.Languages;
using Platform.Mail;

namespace Fair.Applications;

/// <summary>Your changes are stored.</summary>
[MailKind("ApplicationEditedMail")]
public sealed record ApplicationEditedMail(string Number, string Name) : ApplicationMail
{
    public override MailContent Write(Language language, Edition edition, Uri? link) => ApplicationMailContent.Write(
        language, edition, link, "edited", Name, Number,
        [language.Text("mail.received.edit", ("closes", language.Moment(edition.Closes, edition.Zone))), language["mail.edited.notYou"]]);
}
