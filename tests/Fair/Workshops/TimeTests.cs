using System.Net;
using Fair.Workshops;
using TestHost;
using Xunit;

namespace Fair.Tests.Workshops;

/// <summary>Morocco is an hour ahead of UTC, and not in Ramadan: 2025 from 23 February, 03:00, to 6 April, 02:00.</summary>
[Trait("Speed", "Slow")]
public sealed class TimeTests(StorageAccounts storage)
{
    [Theory]
    [InlineData("2025-01-28", "10:00", "12:00", "2025-01-28T09:00Z", "2025-01-28T11:00Z")]
    [InlineData("2025-03-10", "10:00", "12:00", "2025-03-10T10:00Z", "2025-03-10T12:00Z")]
    [InlineData("2025-04-07", "10:00", "12:00", "2025-04-07T09:00Z", "2025-04-07T11:00Z")]
    // Over midnight.
    [InlineData("2025-03-10", "22:30", "00:30", "2025-03-10T22:30Z", "2025-03-11T00:30Z")]
    [InlineData("2025-01-31", "23:00", "01:00", "2025-01-31T22:00Z", "2025-02-01T00:00Z")]
    // Through the night in which the clock goes back, and the one in which it goes on.
    [InlineData("2025-02-22", "23:00", "05:00", "2025-02-22T22:00Z", "2025-02-23T05:00Z")]
    [InlineData("2025-04-05", "23:00", "05:00", "2025-04-05T23:00Z", "2025-04-06T04:00Z")]
    public async Task A_workshop_begins_and_ends_when_the_clock_in_Marrakech_says_so(string date, string starts, string ends, string startsUtc, string endsUtc)
    {
        await using var fair = await RunningFair.StartAsync(storage);
        var desk = await fair.SignedInAsync("organiser");
        var workshop = await fair.CreateAsync(desk, AWorkshop.Of(date, starts, ends, 5));
        var row = (await fair.WorkshopAsync(workshop))!;
        Assert.Equal((DateTimeOffset.Parse(startsUtc, null), DateTimeOffset.Parse(endsUtc, null)), (row.Starts, row.Ends));

        // The form shows it as it was typed, and saving it again moves nothing.
        var form = await TextAsync(desk, $"/fr/desk/workshops/{workshop}/edit");
        Assert.Contains($"value=\"{starts}\"", form);
        Assert.Contains($"value=\"{ends}\"", form);
        Assert.Equal(HttpStatusCode.SeeOther, await fair.EditAsync(desk, workshop, AWorkshop.Of(date, starts, ends, 5)));
        Assert.Equal(0, (await fair.WorkshopAsync(workshop))!.Sequence);
    }

    [Fact]
    public async Task A_time_that_the_clock_skips_is_refused_and_one_that_it_repeats_is_the_first()
    {
        await using var fair = await RunningFair.StartAsync(storage);
        var desk = await fair.SignedInAsync("organiser");
        using var skipped = await desk.PostAsync("/fr/desk/workshops", new FormUrlEncodedContent(AWorkshop.Of("2025-04-06", "02:30", "04:00", 5)));
        Assert.Equal(HttpStatusCode.BadRequest, skipped.StatusCode);
        var repeated = (await fair.WorkshopAsync(await fair.CreateAsync(desk, AWorkshop.Of("2025-02-23", "02:30", "04:00", 5))))!;
        Assert.Equal(DateTimeOffset.Parse("2025-02-23T01:30Z", null), repeated.Starts);
        Assert.Equal(DateTimeOffset.Parse("2025-02-23T04:00Z", null), repeated.Ends);
    }

    [Fact]
    public async Task Two_that_reach_over_midnight_collide_and_one_after_them_does_not()
    {
        await using var fair = await RunningFair.StartAsync(storage);
        var desk = await fair.SignedInAsync("organiser");
        var evening = await fair.CreateAsync(desk, AWorkshop.Of("2025-01-31", "22:00", "02:00", 5));
        var night = await fair.CreateAsync(desk, AWorkshop.Of("2025-02-01", "01:00", "03:00", 5));
        var later = await fair.CreateAsync(desk, AWorkshop.Of("2025-02-01", "02:00", "03:00", 5));
        var person = ASignUp.Of();
        Assert.Equal(0, await fair.PositionAsync(evening, person));
        using var collides = await fair.SignUpAsync(night, person);
        Assert.Equal(HttpStatusCode.Conflict, collides.StatusCode);
        Assert.Equal(0, await fair.PositionAsync(later, person));
    }

    [Fact]
    public async Task In_Ramadan_the_list_closes_two_hours_before_by_the_clock_on_the_wall()
    {
        await using var fair = await RunningFair.StartAsync(storage);
        var workshop = await fair.CreateAsync(await fair.SignedInAsync("organiser"), AWorkshop.Of("2025-03-10", "10:00", "12:00", 5));
        fair.Clock.Move(DateTimeOffset.Parse("2025-03-10T07:59:00Z", null));
        Assert.Equal(0, await fair.PositionAsync(workshop, ASignUp.Of()));
        fair.Clock.Move(DateTimeOffset.Parse("2025-03-10T08:00:00Z", null));
        using var late = await fair.SignUpAsync(workshop, ASignUp.Of());
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
    }

    [Fact]
    public async Task The_parts_of_a_day_of_two_times_meet_when_the_times_do()
    {
        await using var fair = await RunningFair.StartAsync(storage);
        CsCheck.Check.Sample(
            CsCheck.Gen.Select(CsCheck.Gen.Int[0, 5000], CsCheck.Gen.Int[1, 720], CsCheck.Gen.Int[0, 5000], CsCheck.Gen.Int[1, 720]),
            (one, oneLasts, other, otherLasts) =>
            {
                var zero = new DateTimeOffset(2025, 2, 20, 0, 0, 0, TimeSpan.FromHours(1));
                var (a, b) = (zero.AddMinutes(one), zero.AddMinutes(other));
                var (aEnds, bEnds) = (a.AddMinutes(oneLasts), b.AddMinutes(otherLasts));
                var overlap = a < bEnds && b < aEnds;
                var meet = AgendaRow.Parts(a, aEnds).Intersect(AgendaRow.Parts(b, bEnds)).Any();
                return (!overlap || meet) && AgendaRow.Parts(a, aEnds).Count() <= 3;
            });
    }

    private static async Task<string> TextAsync(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(path);
        return await answer.Content.ReadAsStringAsync();
    }
}
