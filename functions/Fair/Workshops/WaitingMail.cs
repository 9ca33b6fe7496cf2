using Platform.Editions;
using Platform.Languages;
using Platform.Mail;

namespace Fair.Workshops;

/// <summary>You are on the waiting list, at this place of it.</summary>
[MailKind("WaitingMail")]
public sealed record WaitingMail(SignUpDetails Details, int Position) : MailTemplate
{
    public override string LinkPath(string token) => $"sign-ups/{token}";

    public override MailContent Write(Language language, Edition edition, Uri? link)
    {
        var content = SignUpMailContent.Write(
            language, edition, link, "waiting", language.Text("mail.waiting.first", ("title", Details.Title), ("position", Position)), Details,
            [
                language.Text("mail.waiting.next", ("closes", language.Moment(Details.Starts - edition.SignUpsClose, edition.Zone))),
                SignUpMailContent.GiveBack(language, hasSeat: false),
            ]);
        return content with { Details = [.. content.Details, new(language["mail.fact.waiting"], language.Text("mail.waiting.position", ("position", Position)))] };
    }
}
