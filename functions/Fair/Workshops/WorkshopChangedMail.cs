using Platform.Editions;
using Platform.Languages;
using Platform.Mail;

namespace Fair.Workshops;

/// <summary>The workshop has another time or place; perhaps it now collides with another one of the reader's.</summary>
[MailKind("WorkshopChangedMail")]
public sealed record WorkshopChangedMail(SignUpDetails Details, bool HasSeat, DateTimeOffset StartedBefore, DateTimeOffset EndedBefore, string PlaceBefore, string CollidesWith) : MailTemplate
{
    public override string LinkPath(string token) => $"sign-ups/{token}";

    public override MailContent Write(Language language, Edition edition, Uri? link)
    {
        var (newTime, newPlace) = (StartedBefore != Details.Starts || EndedBefore != Details.Ends, PlaceBefore != Details.Place);
        var kind = (newTime, newPlace) switch { (true, false) => "time", (false, true) => "place", _ => "both" };
        var before = SignUpMailContent.When(language, edition, StartedBefore, EndedBefore);
        var content = SignUpMailContent.Write(
            language, edition, link, "workshopChanged", SignUpMailContent.Text(language, edition, $"mail.workshopChanged.{kind}", Details), Details,
            [
                language.Text("mail.workshopChanged.before", ("when", before), ("place", PlaceBefore)),
                CollidesWith.Length > 0 ? language.Text("mail.workshopChanged.collides", ("other", CollidesWith)) : "",
                language[HasSeat ? "mail.workshopChanged.seat" : "mail.workshopChanged.waiting"],
                SignUpMailContent.GiveBack(language, HasSeat),
            ],
            HasSeat);
        return content with
        {
            Details = [.. content.Details.SelectMany(fact => WithBefore(fact))],
            Calendar = HasSeat ? SignUpMailContent.Entry(language, edition, Details) : null,
        };

        IEnumerable<MailDetail> WithBefore(MailDetail fact) =>
            newTime && fact.Label == language["mail.fact.when"] ? [fact, new(language["mail.fact.before"], before)]
            : newPlace && fact.Label == language["mail.fact.place"] ? [fact, new(language["mail.fact.before"], PlaceBefore)]
            : [fact];
    }
}
