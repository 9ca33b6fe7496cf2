using Platform.Editions;
using Platform.Languages;
using Platform.Mail;

namespace Fair.Workshops;

/// <summary>The workshop was called off.</summary>
[MailKind("WorkshopCancelledMail")]
public sealed record WorkshopCancelledMail(SignUpDetails Details, bool HadSeat) : MailTemplate
{
    /// <summary>Nothing is left to act on.</summary>
    public override bool HasLink => false;

    public override MailContent Write(Language language, Edition edition, Uri? link) => SignUpMailContent.Write(
        language, edition, link, "workshopCancelled", SignUpMailContent.Text(language, edition, "mail.workshopCancelled.first", Details), Details,
        [language["mail.workshopCancelled.next"], HadSeat ? language["mail.removeFromCalendar"] : ""]) with
    { Calendar = HadSeat ? SignUpMailContent.Entry(language, edition, Details) with { IsCancelled = true } : null };
}
