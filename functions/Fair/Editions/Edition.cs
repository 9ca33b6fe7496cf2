using System.ComponentModel.DataAnnotations;
using Fair.Languages;

namespace Fair.Editions;

/// <summary>
/// The fair's year: names, dates, spaces and rules. It comes from <c>edition-2025.json</c>; any of it can be set by an
/// application setting such as <c>Edition__ApplicationsClose</c>. Dates and times without an offset are local to
/// <see cref="TimeZone"/>.
/// </summary>
public sealed class Edition
{
    /// <summary>The partition that holds everything of the edition, such as <c>2025</c>.</summary>
    [Required, RegularExpression("^[a-z0-9-]{1,20}$")]
    public required string Id { get; init; }

    public required Localized Name { get; init; }

    /// <summary>Its place in the row: "2nd edition".</summary>
    public required Localized Ordinal { get; init; }

    public required Localized Theme { get; init; }

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

    public required DateTime ApplicationsOpen { get; init; }

    public required DateTime ApplicationsClose { get; init; }

    /// <summary>The day by which every applicant has an answer.</summary>
    public required DateOnly AnswersBy { get; init; }

    /// <summary>Whether the dates of applications are sample data, so that the pages say so.</summary>
    public bool SampleDates { get; init; }

    /// <summary>The address that people write to with questions, also about their personal data.</summary>
    [Required, EmailAddress]
    public required string ContactEmail { get; init; }

    /// <summary>The address that mails come from; its domain is authenticated at SendGrid.</summary>
    [Required, EmailAddress]
    public required string SenderEmail { get; init; }

    /// <summary>The reference of the declaration to the CNDP under Law 09-08; empty until there is one.</summary>
    public string DeclarationReference { get; init; } = "";

    /// <summary>How long files and personal data are kept after the last day, in months.</summary>
    [Range(1, 120)]
    public int KeptMonths { get; init; } = 12;

    public TimeZoneInfo Zone => field ??= TimeZoneInfo.FindSystemTimeZoneById(TimeZone);

    public DateTimeOffset Opens => Local(ApplicationsOpen);

    public DateTimeOffset Closes => Local(ApplicationsClose);

    /// <summary>Whether applications are taken at that moment.</summary>
    public ApplicationsPhase PhaseAt(DateTimeOffset moment) =>
        moment < Opens ? ApplicationsPhase.NotYetOpen
        : moment < Closes ? ApplicationsPhase.Open
        : ApplicationsPhase.Closed;

    private DateTimeOffset Local(DateTime time) => new(time, Zone.GetUtcOffset(time));
}

/// <summary>Where an edition stands with applications for a stand.</summary>
public enum ApplicationsPhase
{
    NotYetOpen,
    Open,
    Closed,
}
