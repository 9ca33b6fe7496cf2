using Platform.Editions;
using Platform.Languages;
using Platform.Mail;

namespace Fair.Applications;

/// <summary>What the organisers decided, and why.</summary>
/// <param name="Number">The application's number.</param>
/// <param name="Name">The organisation.</param>
/// <param name="Decision">One of <see cref="ApplicationState.Decisions"/>.</param>
/// <param name="Reason">What the organisers add, in their words; may be empty.</param>
[MailKind("ApplicationDecidedMail")]
public sealed record ApplicationDecidedMail(string Number, string Name, string Decision, string Reason) : ApplicationMail
{
    public override MailContent Write(Language language, Edition edition, Uri? link)
    {
        IReadOnlyList<string> reason = Reason.Length > 0 ? [language.Text("mail.decided.reason", ("reason", Reason))] : [];
        return ApplicationMailContent.Write(
            language, edition, link, Decision, Name, Number,
            [language.Text($"mail.{Decision}.next", ("firstDay", edition.FirstDay), ("venue", edition.Venue[language])), .. reason]);
    }
}
