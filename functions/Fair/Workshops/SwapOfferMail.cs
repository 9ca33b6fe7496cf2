using Fair.Editions;
using Fair.Languages;
using Fair.Mail;

namespace Fair.Workshops;

/// <summary>Do you want to give this place back for another workshop at the same time? The link asks before it does.</summary>
public sealed record SwapOfferMail(SignUpFacts Facts, bool HasSeat, string Wanted, string WantedTitle, string WantedPlace, DateTimeOffset WantedStarts, DateTimeOffset WantedEnds) : Mailing
{
    public override string LinkPath(string token) => $"sign-ups/{token}/swap/{Wanted}";

    public override Letter Write(Language language, Edition edition, Uri? link)
    {
        var letter = SignUpLetter.Write(
            language, edition, link, "swapOffer",
            language.Text(HasSeat ? "mail.swapOffer.seat" : "mail.swapOffer.waiting", ("title", Facts.Title), ("wanted", WantedTitle)), Facts,
            [language["mail.swapOffer.asks"], language["mail.swapOffer.keep"]]);
        return letter with
        {
            Subject = language.Text("mail.swapOffer.subject", ("wanted", WantedTitle)),
            Action = link is null ? null : (language["mail.swap"], link),
            Facts =
            [
                new(language["mail.fact.held"], Facts.Title),
                new(language["mail.fact.when"], SignUpLetter.When(language, edition, Facts.Starts, Facts.Ends)),
                new(language["mail.fact.place"], Facts.Place),
                new(language["mail.fact.wanted"], WantedTitle),
                new(language["mail.fact.when"], SignUpLetter.When(language, edition, WantedStarts, WantedEnds)),
                new(language["mail.fact.place"], WantedPlace),
            ],
        };
    }
}
