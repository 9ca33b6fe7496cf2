using Platform.Editions;
using Platform.Mail;

namespace Fair.Workshops;

/// <summary>What mails about sign-ups tell, and whom.</summary>
public sealed class SignUpMails(Edition edition, TimeProvider clock)
{
    public OutboxRow Create(MailTemplate template, SignUpRow to) => OutboxRow.Create(edition.Id, template, to.Subject, to.Email, to.ReadLanguage(), clock);

    /// <summary>The facts of a workshop as it is in a given row, in the person's language.</summary>
    public static SignUpDetails Details(SignUpRow signUp, WorkshopRow workshop)
    {
        var language = signUp.ReadLanguage();
        var details = workshop.ReadDetails();
        return new(
            signUp.Workshop, signUp.Number, signUp.Name(), signUp.Code, details.Title[language], details.Trainer[language], details.Place[language],
            workshop.Starts, workshop.Ends, workshop.Sequence);
    }
}
