using System.Globalization;
using System.Text;
using Fair.Workshops;
using Ical.Net.CalendarComponents;
using Platform.Languages;
using Platform.Mail;
using TestHost;
using Xunit;

using Calendar = Ical.Net.Calendar;

namespace Fair.Tests.Mail;

/// <summary>The calendar file of a mail, read back: by what a calendar knows of the zone, and by what the file says of it.</summary>
[Trait("Speed", "Slow")]
public sealed class CalendarTests(StorageAccounts storage)
{
    private const string Title = "التسويق الإلكتروني: من أول صورة; إلى أول طلبية، مع أمثلة من تعاونيات الجهة, وتمارين";

    private static readonly SignUpDetails Details = new(
        "2025-e-marketing", 17, "مشاركة المثال", "7KQ4-M2XP", Title, "مؤطرة (مثال)", "خيمة الورشات 2",
        new(2025, 1, 28, 9, 0, 0, TimeSpan.Zero), new(2025, 1, 28, 10, 30, 0, TimeSpan.Zero), 3);

    /// <summary>UTC instants, and what a clock in Marrakech shows then.</summary>
    public static TheoryData<string, string, string, string> Times() => new()
    {
        { "2025-01-28T09:00Z", "2025-01-28T10:30Z", "2025-01-28 10:00", "2025-01-28 11:30" },
        // Ramadan: the clocks go back an hour.
        { "2025-03-10T10:00Z", "2025-03-10T11:00Z", "2025-03-10 10:00", "2025-03-10 11:00" },
        // The night in which they go back, and the one in which they go on again.
        { "2025-02-22T22:00Z", "2025-02-23T04:00Z", "2025-02-22 23:00", "2025-02-23 04:00" },
        { "2025-04-06T01:00Z", "2025-04-06T03:00Z", "2025-04-06 01:00", "2025-04-06 04:00" },
        { "2025-01-31T21:00Z", "2025-02-01T00:30Z", "2025-01-31 22:00", "2025-02-01 01:30" },
    };

    [Theory]
    [MemberData(nameof(Times))]
    public async Task The_entry_is_at_the_right_instant(string starts, string ends, string localStart, string localEnd)
    {
        await using var fair = await RunningFair.StartAsync(storage);
        var (start, end) = (DateTimeOffset.Parse(starts, CultureInfo.InvariantCulture), DateTimeOffset.Parse(ends, CultureInfo.InvariantCulture));
        var calendar = (await AttachedAsync(fair, new SeatConfirmedMail(Details with { Starts = start, Ends = end }))).Calendar;
        var entry = Assert.Single(calendar.Events);

        Assert.Equal("Africa/Casablanca Africa/Casablanca", $"{entry.DtStart!.TzId} {entry.DtEnd!.TzId}");
        Assert.Equal((localStart, localEnd), ($"{entry.DtStart.Value:yyyy-MM-dd HH:mm}", $"{entry.DtEnd.Value:yyyy-MM-dd HH:mm}"));
        Assert.Equal((start.UtcDateTime, end.UtcDateTime), (entry.DtStart.AsUtc, entry.DtEnd.AsUtc));

        var zone = Assert.Single(calendar.TimeZones);
        Assert.Equal("Africa/Casablanca", zone.TzId);
        Assert.Equal((start.UtcDateTime, end.UtcDateTime), (ByItsZone(zone, entry.DtStart.Value), ByItsZone(zone, entry.DtEnd.Value)));
    }

    [Fact]
    public async Task A_zone_without_changes_is_told_too()
    {
        await using var fair = await RunningFair.StartAsync(storage, "--Edition:TimeZone", "Africa/Algiers");
        var calendar = (await AttachedAsync(fair, new SeatConfirmedMail(Details))).Calendar;
        Assert.Equal(Details.Starts.UtcDateTime, ByItsZone(Assert.Single(calendar.TimeZones), Assert.Single(calendar.Events).DtStart!.Value));
    }

    [Fact]
    public async Task The_file_says_what_it_is_and_keeps_arabic_as_it_is()
    {
        await using var fair = await RunningFair.StartAsync(storage, "--at", "2025-01-20T09:00Z");
        var (calendar, text, attachment) = await AttachedAsync(fair, new SeatPromotedMail(Details));
        var entry = Assert.Single(calendar.Events);

        Assert.Equal("workshop.ics text/calendar attachment", $"{attachment.Name} {attachment.Type} {attachment.Disposition}");
        Assert.Equal(("PUBLISH", "2.0", "CONFIRMED"), (calendar.Method, calendar.Version, entry.Status));
        Assert.StartsWith("-//", calendar.ProductId);
        Assert.Equal(("2025-e-marketing-17@2025.fair.example", 3), (entry.Uid, entry.Sequence));
        Assert.Equal((Title, "خيمة الورشات 2، ساحة 16 نونبر، مراكش"), (entry.Summary, entry.Location));
        Assert.Equal("mailto:contact@fair.example", entry.Organizer!.Value!.ToString());
        Assert.Equal("المعرض الجهوي للاقتصاد الاجتماعي والتضامني بجهة مراكش-آسفي", entry.Organizer.CommonName);
        Assert.Empty(entry.Attendees);
        Assert.Equal(new DateTime(2025, 1, 20, 9, 0, 0), entry.DtStamp!.AsUtc, TimeSpan.FromMinutes(2));

        Assert.EndsWith("END:VCALENDAR\r\n", text);
        Assert.DoesNotContain('\n', text.Replace("\r\n", ""));
        Assert.All(text.Split("\r\n"), line => Assert.True(Encoding.UTF8.GetByteCount(line) <= 75, line));
    }

    [Fact]
    public async Task A_change_replaces_the_entry_and_a_cancellation_takes_it_out()
    {
        await using var fair = await RunningFair.StartAsync(storage);
        var before = await ToldAsync(fair, new SeatConfirmedMail(Details));
        var changed = await ToldAsync(fair, new WorkshopChangedMail(Details with { Sequence = 4 }, HasSeat: true, Details.Starts.AddDays(-1), Details.Ends.AddDays(-1), Details.Place, ""));
        var gaveBack = await ToldAsync(fair, new SignUpCancelledMail(Details, HadSeat: true, ByDesk: false));
        var calledOff = await ToldAsync(fair, new WorkshopCancelledMail(Details with { Sequence = 4 }, HadSeat: true));
        var another = await ToldAsync(fair, new SeatConfirmedMail(Details with { Number = 18 }));

        Assert.Equal(("PUBLISH", "CONFIRMED", before.Uid, 3), before);
        Assert.Equal(("PUBLISH", "CONFIRMED", before.Uid, 4), changed);
        Assert.Equal(("CANCEL", "CANCELLED", before.Uid, 4), gaveBack);
        Assert.Equal(("CANCEL", "CANCELLED", before.Uid, 4), calledOff);
        Assert.NotEqual(before.Uid, another.Uid);
    }

    [Fact]
    public async Task Whoever_has_no_seat_gets_no_entry()
    {
        await using var fair = await RunningFair.StartAsync(storage);
        MailTemplate[] mails =
        [
            new WaitingMail(Details, 3), new SignUpLinkMail(Details, HasSeat: false), new SignUpCancelledMail(Details, HadSeat: false, ByDesk: true), new WorkshopCancelledMail(Details, HadSeat: false),
            new WorkshopChangedMail(Details, HasSeat: false, Details.Starts, Details.Ends, "", ""), new SwapOfferMail(Details, HasSeat: true, "", "", "", Details.Starts, Details.Ends),
        ];
        Assert.All(mails, mail => Assert.Null(mail.Write(Language.Arabic, fair.Edition, null).Calendar));
        Assert.All(mails, mail => Assert.Null(mail.Write(Language.Arabic, fair.Edition, null).Code));
    }

    private static async Task<(string? Method, string? Status, string? Uid, int Sequence)> ToldAsync(RunningFair fair, MailTemplate mail)
    {
        var calendar = (await AttachedAsync(fair, mail)).Calendar;
        var entry = Assert.Single(calendar.Events);
        return (calendar.Method, entry.Status, entry.Uid, entry.Sequence);
    }

    /// <summary>The calendar file of a mail as it arrives in the mailbox.</summary>
    private static async Task<(Calendar Calendar, string Text, MailboxAttachment Attachment)> AttachedAsync(RunningFair fair, MailTemplate mail)
    {
        var file = Assert.Single((await fair.SentAsync(mail)).Attachments!, attachment => attachment.Type == "text/calendar");
        var text = Encoding.UTF8.GetString(file.Content);
        return (Calendar.Load(text)!, text, file);
    }

    /// <summary>The instant of a local time by the last change of offset before it that the file tells.</summary>
    private static DateTime ByItsZone(VTimeZone zone, DateTime local)
    {
        var holds = zone.TimeZoneInfos.OrderBy(one => one.DtStart!.Value).Last(one => one.DtStart!.Value <= local);
        return local - holds.OffsetTo!.Offset;
    }
}
