using Platform.Editions;
using Platform.Languages;
using Platform.Mail;

namespace Fair.Workshops;

/// <summary>Do you want to give this place back for another workshop at the same time? The link asks before it does.</summary>
[MailKind("SwapOfferMail")]
public sealed record SwapOfferMail(SignUpDetails Details, bool HasSeat, string Wanted, string WantedTitle, string WantedPlace, DateTimeOffset WantedStarts, DateTimeOffset WantedEnds) : MailTemplate
{
    public override string LinkPath(string token) => $"sign-ups/{token}/swap/{Wanted}";

    public override MailContent Write(Language language, Edition edition, Uri? link)
    {
        var content = SignUpMailContent.Write(
            language, edition, link, "swapOffer",
            language.Text(HasSeat ? "mail.swapOffer.seat" : "mail.swapOffer.waiting", ("title", Details.Title), ("wanted", WantedTitle)), Details,
            [language["mail.swapOffer.asks"], language["mail.swapOffer.keep"]]);
        return content with
        {
            Subject = language.Text("mail.swapOffer.subject", ("wanted", WantedTitle)),
            Action = link is null ? null : (language["mail.swap"], link),
            Details =
            [
                new(language["mail.fact.held"], Details.Title),
                new(language["mail.fact.when"], SignUpMailContent.When(language, edition, Details.Starts, Details.Ends)),
                new(language["mail.fact.place"], Details.Place),
                new(language["mail.fact.wanted"], WantedTitle),
                new(language["mail.fact.when"], SignUpMailContent.When(language, edition, WantedStarts, WantedEnds)),
                new(language["mail.fact.place"], WantedPlace),
            ],
        };
    }
}
