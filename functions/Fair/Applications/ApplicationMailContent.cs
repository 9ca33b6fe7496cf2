using Platform.Editions;
using Platform.Languages;
using Platform.Mail;

namespace Fair.Applications;

/// <summary>What the mails about an application share: greeting by name, the link, the facts of the fair.</summary>
internal static class ApplicationMailContent
{
    public static MailContent Write(
        Language language, Edition edition, Uri? link, string mail, string name, string number, IReadOnlyList<string> more) => new()
        {
            Subject = language.Text($"mail.{mail}.subject", ("number", number)),
            Preview = language.Text($"mail.{mail}.first", ("number", number)),
            Greeting = language.Text("mail.greeting", ("name", name)),
            Paragraphs = [language.Text($"mail.{mail}.first", ("number", number)), .. more],
            Action = link is null ? null : (language["mail.follow"], link),
            Details =
            [
                new(language["mail.fact.number"], number),
                new(language["mail.fact.organisation"], name),
                new(language["mail.fact.dates"], language.Text("fair.dates", ("first", edition.FirstDay), ("last", edition.LastDay))),
                new(language["mail.fact.place"], edition.Venue[language]),
            ],
            Closing = language.Text("mail.closing", ("organiser", edition.Organiser[language])),
        };
}
