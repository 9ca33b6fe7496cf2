using System.Net;
using Fair.Workshops;
using Platform.Mail;
using Platform.Records;
using TestHost;
using Xunit;

namespace Fair.Tests.Workshops;

/// <summary>The desk creates, edits, moves and calls off workshops, sees who comes, and cancels for people.</summary>
[Trait("Speed", "Slow")]
public sealed class WorkshopsDeskTests(StorageAccounts storage) : IAsyncLifetime
{
    private RunningFair fair = null!;
    private HttpClient desk = null!;

    public async ValueTask InitializeAsync()
    {
        fair = await RunningFair.StartAsync(storage);
        desk = await fair.SignedInAsync("organiser");
    }

    public ValueTask DisposeAsync() => fair.DisposeAsync();

    [Fact]
    public async Task A_created_workshop_is_in_the_programme_and_its_form_sent_twice_creates_one()
    {
        var form = new Dictionary<string, string>(AWorkshop.Of("2025-01-28", "10:00", "11:30", 25)) { ["formId"] = ASignUp.FormId(fair) };
        var addresses = new List<string>();
        foreach (var _ in new[] { 1, 2 })
        {
            using var answer = await desk.PostAsync("/ar/desk/workshops", new FormUrlEncodedContent(form));
            addresses.Add(answer.Headers.Location!.ToString());
        }

        var id = Assert.Single(addresses.Distinct()).Split('/')[^1];
        Assert.Equal(11, (await fair.RowsAsync<WorkshopRow>(WorkshopKeys.WorkshopPrefix)).Count);
        var page = await fair.TextAsync($"/ar/workshops/{id}");
        Assert.Contains("العلامة التجارية", page);
        Assert.Contains("القاعة 1", page);
        Assert.Contains($"/ar/workshops/{id}", await fair.TextAsync("/ar/workshops"));
        Assert.Contains($"/ar/desk/workshops/{id}", await TextAsync("/ar/desk/workshops"));
        Assert.False((await fair.WorkshopAsync(id))!.ReadDetails().IsSample);
    }

    [Theory]
    [InlineData("titleAr", "", "titleAr")]
    [InlineData("titleAr", "La marque", "titleAr")]
    [InlineData("titleFr", "العلامة", "titleFr")]
    [InlineData("topic", "x", "topic")]
    [InlineData("date", "2025-02-30", "date")]
    [InlineData("starts", "25:00", "starts")]
    [InlineData("seats", "0", "seats")]
    [InlineData("seats", "601", "seats")]
    [InlineData("ends", "09:00", "ends")]
    public async Task What_is_wrong_with_a_workshop_is_named(string field, string value, string named)
    {
        using var answer = await desk.PostAsync("/fr/desk/workshops", new FormUrlEncodedContent(new Dictionary<string, string>(AWorkshop.Of("2025-01-28", "10:00", "11:30", 25)) { [field] = value }));
        var page = await answer.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains($"href=\"#{named}\"", page);
        Assert.Contains("Choosing a name and a logo.", page);
    }

    [Fact]
    public async Task Another_time_or_place_is_mailed_to_everyone_and_another_title_to_nobody()
    {
        var workshop = await fair.CreateAsync(desk, AWorkshop.Of("2025-01-28", "10:00", "12:00", 1));
        var (first, second) = (ASignUp.Of("ar"), ASignUp.Of());
        await fair.PositionAsync(workshop, first);
        await fair.PositionAsync(workshop, second);
        await fair.SettleAsync();

        await EditAsync("2025-01-28", "10:00", "12:00", ("titleFr", "Une marque forte"));
        await fair.SettleAsync();
        Assert.Single(await fair.MailsAsync(first["email"]));

        await EditAsync("2025-01-29", "15:00", "17:00");
        var moved = await fair.MailAsync(first["email"], 2);
        Assert.Contains("29 يناير 2025", moved.Text);
        Assert.Contains("28 يناير 2025", moved.Text);
        Assert.Contains("29 janvier 2025", (await fair.MailAsync(second["email"], 2)).Text);

        await EditAsync("2025-01-29", "15:00", "17:00", ("placeFr", "Salle 7"));
        Assert.Contains("Salle 7", (await fair.MailAsync(second["email"], 3)).Text);
        await fair.SettleAsync();
        Assert.Equal(2, (await fair.WorkshopAsync(workshop))!.Sequence);

        // The new time is theirs, the old one is free again.
        var (at, before) = (await fair.CreateAsync(desk, AWorkshop.Of("2025-01-29", "16:00", "18:00", 5)), await fair.CreateAsync(desk, AWorkshop.Of("2025-01-28", "10:00", "12:00", 5)));
        using var collides = await fair.SignUpAsync(at, first);
        Assert.Equal(HttpStatusCode.Conflict, collides.StatusCode);
        Assert.Equal(0, await fair.PositionAsync(before, first));

        async Task EditAsync(string date, string starts, string ends, params (string, string)[] more)
        {
            var form = AWorkshop.Of(date, starts, ends, 1);
            foreach (var (name, value) in more)
            {
                form[name] = value;
            }

            Assert.Equal(HttpStatusCode.SeeOther, await fair.EditAsync(desk, workshop, form));
        }
    }

    [Fact]
    public async Task Who_holds_another_place_at_the_new_time_is_told_which_and_keeps_both()
    {
        var (one, other) = (await fair.CreateAsync(desk, AWorkshop.Of("2025-01-28", "10:00", "12:00", 5)), await fair.CreateAsync(desk, new(AWorkshop.Of("2025-01-28", "15:00", "17:00", 5)) { ["titleFr"] = "Les comptes" }));
        var person = ASignUp.Of();
        await fair.PositionAsync(one, person);
        await fair.PositionAsync(other, person);
        await fair.SettleAsync();
        await fair.EditAsync(desk, one, AWorkshop.Of("2025-01-28", "16:00", "18:00", 5));
        Assert.Contains("Les comptes", (await fair.MailAsync(person["email"], 3)).Text);
        Assert.Single(await fair.SignUpsAsync(one, SignUpState.Seat));
        Assert.Single(await fair.SignUpsAsync(other, SignUpState.Seat));
    }

    [Fact]
    public async Task More_seats_go_to_the_head_of_the_line_however_many_and_fewer_than_are_given_are_refused()
    {
        var workshop = await fair.CreateAsync(desk, AWorkshop.Of("2025-01-28", "10:00", "12:00", 2));
        var people = Enumerable.Range(0, 90).Select(_ => ASignUp.Of()).ToList();
        foreach (var person in people)
        {
            await fair.PositionAsync(workshop, person);
        }

        Assert.Equal(HttpStatusCode.BadRequest, await fair.EditAsync(desk, workshop, AWorkshop.Of("2025-01-28", "10:00", "12:00", 1)));
        // More than one transaction holds.
        Assert.Equal(HttpStatusCode.SeeOther, await fair.EditAsync(desk, workshop, AWorkshop.Of("2025-01-28", "10:00", "12:00", 80)));
        Assert.Equal(11, await fair.PositionAsync(workshop, ASignUp.Of()));
        var row = await RunningFair.EventuallyAsync(() => fair.WorkshopAsync(workshop), workshopRow => workshopRow!.Given == 80, "80 seats given");
        Assert.Equal((80, 11, false), (row!.Given, row.Waiting, row.OwesSeats));
        Assert.Equal(people.Take(80).Select(person => person["email"]), (await fair.SignUpsAsync(workshop, SignUpState.Seat)).Select(signUp => signUp.Email));
        await fair.MailAsync(people[79]["email"], 2);
    }

    [Fact]
    public async Task A_workshop_that_is_called_off_frees_everyones_time_and_tells_everyone()
    {
        var (workshop, sameTime) = (await fair.CreateAsync(desk, AWorkshop.Of("2025-01-28", "10:00", "12:00", 1)), await fair.CreateAsync(desk, AWorkshop.Of("2025-01-28", "10:00", "12:00", 5)));
        var (first, second) = (ASignUp.Of(), ASignUp.Of());
        await fair.PositionAsync(workshop, first);
        await fair.PositionAsync(workshop, second);
        Assert.Contains("method=\"post\"", await TextAsync($"/fr/desk/workshops/{workshop}/cancel"));
        await fair.CallOffAsync(desk, workshop);
        await fair.CallOffAsync(desk, workshop);
        await fair.MailAsync(first["email"], 2);
        await fair.MailAsync(second["email"], 2);
        await fair.SettleAsync();
        Assert.Equal((2, 2), ((await fair.MailsAsync(first["email"])).Count, (await fair.MailsAsync(second["email"])).Count));
        using var late = await fair.SignUpAsync(workshop, ASignUp.Of());
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        Assert.Equal(0, await fair.PositionAsync(sameTime, first));
        Assert.Equal(HttpStatusCode.BadRequest, await fair.EditAsync(desk, workshop, AWorkshop.Of("2025-01-28", "10:00", "12:00", 2)));
    }

    [Fact]
    public async Task A_change_that_somebody_else_overtook_is_told_and_sign_ups_meanwhile_are_no_such_change()
    {
        var workshop = await fair.CreateAsync(desk, AWorkshop.Of("2025-01-28", "10:00", "12:00", 5));
        var seen = WorkshopForm.Version((await fair.WorkshopAsync(workshop))!);
        await fair.PositionAsync(workshop, ASignUp.Of());
        Assert.Equal(HttpStatusCode.SeeOther, await PostAsync("Salle 2", seen));
        Assert.Equal(HttpStatusCode.Conflict, await PostAsync("Salle 3", seen));
        Assert.Equal("Salle 2", (await fair.WorkshopAsync(workshop))!.ReadDetails().Place.Fr);

        async Task<HttpStatusCode> PostAsync(string place, string version)
        {
            using var answer = await desk.PostAsync(
                $"/fr/desk/workshops/{workshop}", new FormUrlEncodedContent(new Dictionary<string, string>(AWorkshop.Of("2025-01-28", "10:00", "12:00", 5)) { ["placeFr"] = place, ["version"] = version }));
            return answer.StatusCode;
        }
    }

    [Fact]
    public async Task The_desk_sees_who_comes_and_who_waits_page_by_page_and_cancels_for_people()
    {
        var workshop = await fair.CreateAsync(desk, AWorkshop.Of("2025-01-28", "10:00", "12:00", 2));
        var people = Enumerable.Range(0, 60).Select(_ => ASignUp.Of()).ToList();
        foreach (var person in people)
        {
            await fair.PositionAsync(workshop, person);
        }

        var page = await TextAsync($"/fr/desk/workshops/{workshop}");
        Assert.Contains(people[0]["nameLatin"], page);
        Assert.Contains(people[51]["nameLatin"], page);
        Assert.DoesNotContain(people[52]["nameLatin"], page);
        var next = System.Text.RegularExpressions.Regex.Match(page, "rel=\"next\" href=\"([^\"]+)\"|href=\"([^\"]+)\"[^>]*rel=\"next\"");
        Assert.True(next.Success);
        var second = await TextAsync(WebUtility.HtmlDecode(next.Groups[1].Value + next.Groups[2].Value));
        Assert.Contains(people[59]["nameLatin"], second);
        Assert.DoesNotContain(people[51]["nameLatin"], second);

        var detail = await TextAsync($"/fr/desk/workshops/{workshop}/sign-ups/1");
        Assert.Contains(people[0]["email"], detail);
        using var answer = await desk.PostAsync($"/fr/desk/workshops/{workshop}/sign-ups/1", null);
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        await fair.MailAsync(people[0]["email"], 2);
        await fair.MailAsync(people[2]["email"], 2);
        Assert.Equal("sample.organiser", Assert.Single(await fair.SignUpsAsync(workshop, SignUpState.Cancelled)).CancelledBy.Split('@')[0]);
        Assert.Equal(HttpStatusCode.NotFound, (await desk.GetAsync($"/fr/desk/workshops/{workshop}/sign-ups/999")).StatusCode);
    }

    [Fact]
    public async Task A_day_before_everyone_with_a_seat_is_reminded_once_and_again_only_for_another_start()
    {
        var workshop = await fair.CreateAsync(desk, AWorkshop.Of("2025-01-28", "10:00", "12:00", 1));
        var (first, second) = (ASignUp.Of(), ASignUp.Of());
        await fair.PositionAsync(workshop, first);
        await fair.PositionAsync(workshop, second);
        await fair.SettleAsync();
        fair.Clock.Move(new(2025, 1, 27, 8, 50, 0, TimeSpan.Zero));
        await fair.SettleAsync(untilEmpty: false);
        Assert.Single(await fair.MailsAsync(first["email"]));

        fair.Clock.Move(new(2025, 1, 27, 9, 5, 1, TimeSpan.Zero));
        var reminder = await fair.MailAsync(first["email"], 2);
        Assert.Contains((await fair.SignUpsAsync(workshop, SignUpState.Seat))[0].Code, reminder.Text);
        fair.Clock.Move(new(2025, 1, 27, 9, 30, 1, TimeSpan.Zero));
        await fair.SettleAsync(untilEmpty: false);
        Assert.Equal((2, 1), ((await fair.MailsAsync(first["email"])).Count, (await fair.MailsAsync(second["email"])).Count));

        await fair.EditAsync(desk, workshop, AWorkshop.Of("2025-01-30", "10:00", "12:00", 1));
        await fair.MailAsync(first["email"], 3);
        fair.Clock.Move(new(2025, 1, 29, 9, 5, 1, TimeSpan.Zero));
        await fair.MailAsync(first["email"], 4);
        Assert.Empty((await fair.RowsAsync<SentMailRow>(Keys.MailIssuePrefix)));
    }

    private async Task<string> TextAsync(string path)
    {
        using var answer = await desk.GetAsync(path);
        return await answer.Content.ReadAsStringAsync();
    }
}
