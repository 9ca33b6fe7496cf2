using Platform.Editions;
using Platform.Languages;
using Platform.Mail;

namespace Fair.Applications;

/// <summary>We have your application: its number, what happens next, the link to follow it.</summary>
[MailKind("ApplicationReceivedMail")]
public sealed record ApplicationReceivedMail(string Number, string Name) : ApplicationMail
{
    public override MailContent Write(Language language, Edition edition, Uri? link) => ApplicationMailContent.Write(
        language, edition, link, "received", Name, Number,
        [
            language.Text("mail.received.next", ("answersBy", edition.AnswersBy)),
            language.Text("mail.received.edit", ("closes", language.Moment(edition.Closes, edition.Zone))),
        ]);
}
