using Fair.Editions;
using Fair.Languages;
using Fair.Mail;

namespace Fair.Workshops;

/// <summary>The workshop has another time or place; perhaps it now collides with another one of the reader's.</summary>
public sealed record WorkshopChangedMail(SignUpFacts Facts, bool HasSeat, DateTimeOffset StartedBefore, DateTimeOffset EndedBefore, string PlaceBefore, string CollidesWith) : Mailing
{
    public override string LinkPath(string token) => $"sign-ups/{token}";

    public override Letter Write(Language language, Edition edition, Uri? link)
    {
        var (newTime, newPlace) = (StartedBefore != Facts.Starts || EndedBefore != Facts.Ends, PlaceBefore != Facts.Place);
        var kind = (newTime, newPlace) switch { (true, false) => "time", (false, true) => "place", _ => "both" };
        var before = SignUpLetter.When(language, edition, StartedBefore, EndedBefore);
        var letter = SignUpLetter.Write(
            language, edition, link, "workshopChanged", SignUpLetter.Text(language, edition, $"mail.workshopChanged.{kind}", Facts), Facts,
            [
                language.Text("mail.workshopChanged.before", ("when", before), ("place", PlaceBefore)),
                CollidesWith.Length > 0 ? language.Text("mail.workshopChanged.collides", ("other", CollidesWith)) : "",
                language[HasSeat ? "mail.workshopChanged.seat" : "mail.workshopChanged.waiting"],
                SignUpLetter.GiveBack(language, HasSeat),
            ],
            HasSeat);
        return letter with
        {
            Facts = [.. letter.Facts.SelectMany(fact => WithBefore(fact))],
            Calendar = HasSeat ? SignUpLetter.Entry(language, edition, Facts) : null,
        };

        IEnumerable<Fact> WithBefore(Fact fact) =>
            newTime && fact.Label == language["mail.fact.when"] ? [fact, new(language["mail.fact.before"], before)]
            : newPlace && fact.Label == language["mail.fact.place"] ? [fact, new(language["mail.fact.before"], PlaceBefore)]
            : [fact];
    }
}
