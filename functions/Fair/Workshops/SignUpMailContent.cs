using System.Globalization;
using System.Net.Mail;
using Platform.Editions;
using Platform.Languages;
using Platform.Mail;

namespace Fair.Workshops;

/// <summary>What the mails about a sign-up share: greeting by name, when and where, the reader's page, the calendar.</summary>
internal static class SignUpMailContent
{
    /// <summary>The content of a mail about a sign-up, with the code for those who have a seat.</summary>
    /// <param name="language">The reader's language.</param>
    /// <param name="edition">The fair.</param>
    /// <param name="link">The reader's page, or null where nothing is left to act on.</param>
    /// <param name="mail">The prefix of its texts: <c>mail.{mail}.subject</c>.</param>
    /// <param name="first">The first paragraph, which is the preview too.</param>
    /// <param name="details">The sign-up.</param>
    /// <param name="more">The paragraphs behind it, up to the button; empty ones are left out.</param>
    /// <param name="hasSeat">Whether the code opens the workshop's door to the reader.</param>
    public static MailContent Write(
        Language language, Edition edition, Uri? link, string mail, string first, SignUpDetails details, IEnumerable<string> more, bool hasSeat = false) => new()
        {
            Subject = language.Text($"mail.{mail}.subject", ("title", details.Title)),
            Preview = first,
            Greeting = language.Text("mail.greeting", ("name", details.Name)),
            Paragraphs = [first, .. more.Where(paragraph => paragraph.Length > 0)],
            Action = link is null ? null : (language["mail.signUp"], link),
            Details = hasSeat ? [.. Lines(language, edition, details), new(language["mail.fact.code"], details.Code)] : Lines(language, edition, details),
            Code = hasSeat ? details.Code : null,
            Closing = language.Text("mail.closing", ("organiser", edition.Organiser[language])),
        };

    /// <summary>A text about a sign-up: its <c>{title}</c>, its <c>{when}</c> and its <c>{place}</c>.</summary>
    public static string Text(Language language, Edition edition, string key, SignUpDetails details) =>
        language.Text(key, ("title", details.Title), ("when", When(language, edition, details.Starts, details.Ends)), ("place", details.Place));

    /// <summary>What the small table says of a workshop.</summary>
    public static IReadOnlyList<MailDetail> Lines(Language language, Edition edition, SignUpDetails details) =>
    [
        new(language["mail.fact.workshop"], details.Title),
        new(language["mail.fact.when"], When(language, edition, details.Starts, details.Ends)),
        new(language["mail.fact.place"], Place(language, edition, details.Place)),
        new(language["mail.fact.trainer"], details.Trainer),
    ];

    /// <summary>Monday 27 January 2025, 09:30 to 11:00, in the fair's zone; both dates if it goes over midnight.</summary>
    public static string When(Language language, Edition edition, DateTimeOffset starts, DateTimeOffset ends)
    {
        var (from, to) = (TimeZoneInfo.ConvertTime(starts, edition.Zone).DateTime, TimeZoneInfo.ConvertTime(ends, edition.Zone).DateTime);
        return language.Text(
            from.Date == to.Date ? "mail.when" : "mail.whenOvernight",
            ("date", DateOnly.FromDateTime(from)), ("lastDate", DateOnly.FromDateTime(to)), ("from", Time(from)), ("to", Time(to)));
    }

    /// <summary>A room, and the fair's place, as whoever comes by taxi needs it.</summary>
    public static string Place(Language language, Edition edition, string place) =>
        language.Text("mail.placeAndVenue", ("place", place), ("venue", edition.Venue[language]));

    /// <summary>How to give a place back: a seat, or one on the waiting list.</summary>
    public static string GiveBack(Language language, bool hasSeat) => language[hasSeat ? "mail.giveBack" : "mail.leaveList"];

    /// <summary>The sign-up in the reader's calendar.</summary>
    public static CalendarEntry Entry(Language language, Edition edition, SignUpDetails details) => new(
        string.Create(CultureInfo.InvariantCulture, $"{details.Workshop}-{details.Number}@{edition.Id}.{new MailAddress(edition.ContactEmail).Host}"),
        details.Sequence, IsCancelled: false, details.Title, Place(language, edition, details.Place), details.Starts, details.Ends);

    private static string Time(DateTime time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);
}
