using System.ComponentModel.DataAnnotations;
using Platform.Languages;

namespace Platform.Editions;

/// <summary>
/// The fair's year: names, dates, spaces and rules. It comes from <c>edition-2025.json</c>; any of it can be set by an
/// application setting such as <c>Edition__ApplicationsClose</c>. Dates and times without an offset are local to
/// <see cref="TimeZone"/>.
/// </summary>
public sealed class Edition
{
    // Swapped as a whole, so that nobody sees half of a change.
    private volatile EditionChanges changes = new();

    /// <summary>The partition that holds everything of the edition, such as <c>2025</c>.</summary>
    [Required, RegularExpression("^[a-z0-9-]{1,20}$")]
    public required string Id { get; init; }

    public required Localized Name { get; init; }

    /// <summary>Its place in the row: "2nd edition".</summary>
    public required Localized Ordinal { get; init; }

    public required Localized Theme { get => changes.Theme ?? field; init; }

    public required Localized Venue { get; init; }

    public required Localized Organiser { get; init; }

    public required Localized Partners { get; init; }

    public required DateOnly FirstDay { get; init; }

    public required DateOnly LastDay { get; init; }

    /// <summary>Tz database name; shown times are in it.</summary>
    [Required]
    public required string TimeZone { get; init; }

    /// <summary>In square metres.</summary>
    [Range(1, 1_000_000)]
    public int Area { get; init; }

    /// <summary>About how many exhibitors are expected.</summary>
    [Range(1, 100_000)]
    public int Exhibitors { get; init; }

    public required DateTime ApplicationsOpen { get => changes.ApplicationsOpen ?? field; init; }

    public required DateTime ApplicationsClose { get => changes.ApplicationsClose ?? field; init; }

    /// <summary>The day by which every applicant has an answer.</summary>
    public required DateOnly AnswersBy { get => changes.AnswersBy ?? field; init; }

    /// <summary>When signing up for workshops opens.</summary>
    public required DateTime SignUpsOpen { get => changes.SignUpsOpen ?? field; init; }

    /// <summary>How long before its start a workshop's list closes: nobody signs up or is promoted after it.</summary>
    public TimeSpan SignUpsClose { get => changes.SignUpsClose ?? field; init; } = TimeSpan.FromHours(2);

    /// <summary>How many seats of one workshop an organisation's people can have; more of them wait.</summary>
    [Range(1, 1000)]
    public int SeatsPerOrganisation { get => changes.SeatsPerOrganisation ?? field; init; } = 2;

    /// <summary>Whether the ten sample workshops are put into the programme at the first start.</summary>
    public bool SampleWorkshops { get; init; }

    /// <summary>Whether the dates of applications are sample data, so that the pages say so.</summary>
    public bool SampleDates { get; init; }

    /// <summary>The address that people write to with questions, also about their personal data.</summary>
    [Required, EmailAddress]
    public required string ContactEmail { get => changes.ContactEmail ?? field; init; }

    /// <summary>The address that mails come from; its domain is authenticated at SendGrid.</summary>
    [Required, EmailAddress]
    public required string SenderEmail { get; init; }

    /// <summary>The reference of the declaration to the CNDP under Law 09-08; empty until there is one.</summary>
    public string DeclarationReference { get => changes.DeclarationReference ?? field; init; } = "";

    /// <summary>How long files and personal data are kept after the last day, in months.</summary>
    [Range(1, 120)]
    public int KeptMonths { get; init; } = 12;

    /// <summary>How its certificates look and who signs them.</summary>
    [Required]
    public required CertificateSettings Certificates { get => field?.With(changes.SignatoryName, changes.SignatoryFunction)!; init; }

    /// <summary>What the organisers changed, as it is in force.</summary>
    public EditionChanges Changes => changes;

    /// <summary>Puts the organisers' changes in force, in the stead of earlier ones.</summary>
    public void Apply(EditionChanges now) => changes = now;

    public TimeZoneInfo Zone => field ??= TimeZoneInfo.FindSystemTimeZoneById(TimeZone);

    public DateTimeOffset Opens => Local(ApplicationsOpen);

    public DateTimeOffset Closes => Local(ApplicationsClose);

    public DateTimeOffset SignUpsOpenAt => Local(SignUpsOpen);

    /// <summary>Whether the fair has opened by that moment.</summary>
    public bool HasBegunAt(DateTimeOffset moment) => moment >= Local(FirstDay.ToDateTime(TimeOnly.MinValue));

    /// <summary>Whether applications are taken at that moment.</summary>
    public ApplicationsPhase PhaseAt(DateTimeOffset moment) =>
        moment < Opens ? ApplicationsPhase.NotYetOpen
        : moment < Closes ? ApplicationsPhase.Open
        : ApplicationsPhase.Closed;

    /// <summary>
    /// The moment of a local time: one that a change of the clock repeats is the first of the two, one that it skips counts
    /// as if the clock had not changed yet.
    /// </summary>
    public DateTimeOffset Local(DateTime time) => Moments(time).DefaultIfEmpty(new(time, OffsetAround(time, days: -1))).Min();

    /// <summary>Whether clocks show the time at all, and no change of theirs skips it.</summary>
    public bool Shows(DateTime time) => Moments(time).Any();

    // Morocco's Ramadan changes the zone's base offset, of which TimeZoneInfo says neither "invalid" nor "ambiguous": so
    // each offset of the days around is tried.
    private IEnumerable<DateTimeOffset> Moments(DateTime time) =>
        new[] { OffsetAround(time, -1), OffsetAround(time, 1) }.Distinct()
            .Select(offset => new DateTimeOffset(time, offset))
            .Where(moment => Zone.GetUtcOffset(moment) == moment.Offset);

    private TimeSpan OffsetAround(DateTime time, int days) => Zone.GetUtcOffset(new DateTimeOffset(time.AddDays(days), TimeSpan.Zero));
}

/// <summary>Where an edition stands with applications for a stand.</summary>
public enum ApplicationsPhase
{
    NotYetOpen,
    Open,
    Closed,
}
