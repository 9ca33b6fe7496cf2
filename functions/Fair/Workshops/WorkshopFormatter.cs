using System.Globalization;
using Platform.Editions;
using Platform.Languages;

namespace Fair.Workshops;

/// <summary>How pages and mails speak of a workshop's day and hours, in the fair's time zone.</summary>
public static class WorkshopFormatter
{
    /// <summary>The day on which it begins.</summary>
    public static DateOnly Day(this WorkshopRow workshop, Edition edition) => DateOnly.FromDateTime(Local(workshop.Starts, edition));

    /// <summary>15:00–16:30; in Arabic in words, as figures around a dash can be read from either side.</summary>
    public static string Times(this Language language, DateTimeOffset starts, DateTimeOffset ends, Edition edition)
    {
        var (first, last) = (Local(starts, edition), Local(ends, edition));
        return language.Text(first.Date == last.Date ? "workshop.times" : "workshop.timesOvernight", ("starts", Time(first)), ("ends", Time(last)));
    }

    /// <summary>Monday 27 January 2025, 15:00–16:30.</summary>
    public static string DateAndTimes(this Language language, DateTimeOffset starts, DateTimeOffset ends, Edition edition) =>
        language.Text("workshop.dateAndTimes", ("date", DateOnly.FromDateTime(Local(starts, edition))), ("times", language.Times(starts, ends, edition)));

    private static string Time(DateTime local) => local.ToString("HH:mm", CultureInfo.InvariantCulture);

    private static DateTime Local(DateTimeOffset moment, Edition edition) => TimeZoneInfo.ConvertTime(moment, edition.Zone).DateTime;
}
