using System.Text;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using Platform.Editions;
using Platform.Languages;

namespace Platform.Mail;

/// <summary>A calendar entry as an .ics file (RFC 5545), in the time of the fair's place.</summary>
public static class CalendarFile
{
    // How far to look for the change of offset before the entry; where there is none, the offset counts from there.
    private static readonly TimeSpan LookBack = TimeSpan.FromDays(366);

    /// <param name="entry">What it says.</param>
    /// <param name="edition">The fair: its zone, and who organises.</param>
    /// <param name="language">The reader's language, for the organiser's name.</param>
    /// <param name="now">When it is written.</param>
    /// <returns>UTF-8 with CRLF and lines of 75 octets at most.</returns>
    public static byte[] Write(CalendarEntry entry, Edition edition, Language language, DateTimeOffset now)
    {
        var calendar = new Calendar
        {
            Method = entry.IsCancelled ? CalendarMethods.Cancel : CalendarMethods.Publish,
            ProductId = $"-//{edition.Organiser.En}//Fair {edition.Id}//{language.Code.ToUpperInvariant()}",
        };
        calendar.AddTimeZone(Zone(edition, entry));
        calendar.Events.Add(new()
        {
            Uid = entry.Uid,
            Sequence = entry.Sequence,
            Status = entry.IsCancelled ? EventStatus.Cancelled : EventStatus.Confirmed,
            DtStamp = new(now.UtcDateTime, CalDateTime.UtcTzId),
            DtStart = Local(entry.Starts, edition),
            DtEnd = Local(entry.Ends, edition),
            Summary = entry.Title,
            Location = entry.Place,
            Organizer = new() { Value = new($"mailto:{edition.ContactEmail}"), CommonName = edition.Name[language] },
        });
        return Encoding.UTF8.GetBytes(new CalendarSerializer().SerializeToString(calendar)!);
    }

    private static CalDateTime Local(DateTimeOffset moment, Edition edition) =>
        new(TimeZoneInfo.ConvertTime(moment, edition.Zone).DateTime, edition.TimeZone);

    /// <summary>
    /// The offsets that hold while the entry lasts, each with the moment it came, for calendars that don't know the zone by
    /// its name. The library would make a yearly rule of them, and Morocco's follow the moon.
    /// </summary>
    private static VTimeZone Zone(Edition edition, CalendarEntry entry)
    {
        var from = entry.Starts - LookBack;
        List<(DateTimeOffset At, TimeSpan Before, TimeSpan After)> offsets =
            [(from, edition.Zone.GetUtcOffset(from), edition.Zone.GetUtcOffset(from)), .. Changes(edition.Zone, from, entry.Ends)];
        var zone = new VTimeZone(edition.TimeZone);
        foreach (var (at, before, after) in offsets[offsets.FindLastIndex(offset => offset.At <= entry.Starts)..])
        {
            zone.TimeZoneInfos.Add(new(Components.Standard)
            {
                DtStart = new(at.ToOffset(before).DateTime),
                OffsetFrom = new(before),
                OffsetTo = new(after),
            });
        }

        return zone;
    }

    private static IEnumerable<(DateTimeOffset At, TimeSpan Before, TimeSpan After)> Changes(TimeZoneInfo zone, DateTimeOffset from, DateTimeOffset to)
    {
        for (var day = from; day < to; day = day.AddDays(1))
        {
            var (before, after) = (zone.GetUtcOffset(day), zone.GetUtcOffset(day.AddDays(1)));
            if (before != after)
            {
                // The last minute of the old offset, and the first of the new one.
                var (low, high) = (0, 24 * 60);
                while (high - low > 1)
                {
                    var middle = (low + high) / 2;
                    (low, high) = zone.GetUtcOffset(day.AddMinutes(middle)) == before ? (middle, high) : (low, middle);
                }

                yield return (day.AddMinutes(high), before, after);
            }
        }
    }
}
