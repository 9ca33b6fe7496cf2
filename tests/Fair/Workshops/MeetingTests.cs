using System.Globalization;
using System.Net;
using Fair.Workshops;
using Platform.Mail;
using Platform.Records;
using TestHost;
using Xunit;

namespace Fair.Tests.Workshops;

/// <summary>What meets: many cancellations at once, changes amid sign-ups, a move that has not reached everyone, what a dead instance left behind.</summary>
[Trait("Speed", "Slow")]
public sealed class MeetingTests(StorageAccounts storage) : IAsyncLifetime
{
    private const string Day = "2025-01-28";

    private RunningFair fair = null!;
    private HttpClient desk = null!;

    public ValueTask InitializeAsync() => StartAsync();

    public ValueTask DisposeAsync() => fair.DisposeAsync();

    [Fact]
    public async Task However_many_are_cancelled_at_once_each_is()
    {
        var workshop = await CreateAsync("10:00", "12:00", 150);
        await Task.WhenAll(Enumerable.Range(0, 150).Select(_ => fair.PositionAsync(workshop, ASignUp.Of())));
        var answers = await Task.WhenAll(Enumerable.Range(1, 150).Select(number => CancelAsync(workshop, number)));
        Assert.All(answers, status => Assert.Equal(HttpStatusCode.SeeOther, status));
        Assert.Equal((150, 0, 0), ((await fair.SignUpsAsync(workshop, SignUpState.Cancelled)).Count, (await fair.SignUpsAsync(workshop, SignUpState.Seat)).Count, (await fair.WorkshopAsync(workshop))!.Given));
    }

    [Fact]
    public async Task A_refused_change_amid_sign_ups_touches_none_of_them()
    {
        var workshop = await CreateAsync("10:00", "12:00", 200);
        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => fair.PositionAsync(workshop, ASignUp.Of())));
        var before = Enumerable.Range(0, 40).Select(_ => fair.PositionAsync(workshop, ASignUp.Of())).ToList();
        var refused = fair.EditAsync(desk, workshop, AWorkshop.Of("2025-02-05", "15:00", "17:00", 5));
        var after = Enumerable.Range(0, 60).Select(_ => fair.PositionAsync(workshop, ASignUp.Of())).ToList();
        Assert.Equal(HttpStatusCode.BadRequest, await refused);
        Assert.All(await Task.WhenAll(before.Concat(after)), position => Assert.Equal(0, position));
        var row = (await fair.WorkshopAsync(workshop))!;
        Assert.Equal((110, 200), (row.Given, row.Seats));
        Assert.All(await fair.SignUpsAsync(workshop, SignUpState.Seat), signUp => Assert.Equal(row.Starts, signUp.Starts));
        Assert.DoesNotContain("5 février", await fair.TextAsync($"/fr/workshops/{workshop}"));
    }

    [Fact]
    public async Task A_list_that_opens_again_gives_free_seats_to_who_waits_before_anyone_new()
    {
        var workshop = await CreateAsync("10:00", "12:00", 1);
        await fair.PositionAsync(workshop, ASignUp.Of());
        await fair.PositionAsync(workshop, ASignUp.Of());
        fair.Clock.Move(new(2025, 1, 28, 8, 0, 0, TimeSpan.Zero));
        await CancelAsync(workshop, 1);
        Assert.Empty(await fair.SignUpsAsync(workshop, SignUpState.Seat));
        await fair.EditAsync(desk, workshop, AWorkshop.Of("2025-01-30", "10:00", "12:00", 1));
        Assert.Equal(1, await fair.PositionAsync(workshop, ASignUp.Of()));
        Assert.Equal(2, Assert.Single(await fair.SignUpsAsync(workshop, SignUpState.Seat)).Number);
    }

    [Fact]
    public async Task Seats_that_a_dead_instance_owes_are_given_by_the_timer()
    {
        await StartAsync("--AzureWebJobs.SendMail.Disabled", "false");
        var workshop = await CreateAsync("10:00", "12:00", 1);
        await fair.PositionAsync(workshop, ASignUp.Of());
        await fair.PositionAsync(workshop, ASignUp.Of());
        await StoreAsync(workshop, row => (row.Seats, row.OwesSeats) = (2, true));
        fair.Clock.Move(fair.Clock.GetUtcNow().AddMinutes(6));
        var settled = await RunningFair.EventuallyAsync(() => fair.WorkshopAsync(workshop), row => !row!.OwesSeats, "the owed seat");
        Assert.Equal((2, 0), (settled!.Given, settled.Waiting));
    }

    [Fact]
    public async Task Until_a_move_has_reached_everyone_nobody_gets_a_second_place_and_the_walk_ends()
    {
        var workshop = await CreateAsync("10:00", "12:00", 5);
        var (person, form) = (ASignUp.Of(), ASignUp.FormId(fair));
        await fair.PositionAsync(workshop, person, form);
        await fair.EditAsync(desk, workshop, AWorkshop.Of("2025-01-30", "10:00", "12:00", 5));
        Assert.Equal(0, await fair.PositionAsync(workshop, person, form));
        using (var again = await fair.SignUpAsync(workshop, person))
        {
            Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);
        }

        Assert.Single(await fair.SignUpsAsync(workshop, SignUpState.Seat));
        Assert.NotEqual("", (await fair.WorkshopAsync(workshop))!.LeftParts);
        await WalkAsync();
        Assert.Equal("", (await fair.WorkshopAsync(workshop))!.LeftParts);
        var place = Assert.Single((await fair.RowsAsync<AgendaRow>("H|")).SelectMany(agenda => agenda.ReadPlaces()));
        Assert.Equal((await fair.WorkshopAsync(workshop))!.Starts, place.Starts);
    }

    [Fact]
    public async Task A_walk_meets_who_cancels_who_is_promoted_and_who_arrives_and_tells_each_once()
    {
        var workshop = await CreateAsync("10:00", "12:00", 20);
        await Task.WhenAll(Enumerable.Range(0, 60).Select(_ => fair.PositionAsync(workshop, ASignUp.Of())));
        var told = (await fair.RowsAsync<OutboxRow>(Keys.OutboxPrefix)).Select(row => row.RowKey).ToHashSet();
        await fair.EditAsync(desk, workshop, AWorkshop.Of("2025-01-30", "10:00", "12:00", 20));
        var walk = WalkAsync();
        await Task.WhenAll(
        [
            walk, .. Enumerable.Range(1, 30).Select(number => (Task)CancelAsync(workshop, number)), .. Enumerable.Range(0, 10).Select(_ => fair.PositionAsync(workshop, ASignUp.Of())),
        ]);
        await WalkAsync();
        var row = (await fair.WorkshopAsync(workshop))!;
        var (seated, line) = (await fair.SignUpsAsync(workshop, SignUpState.Seat), await fair.SignUpsAsync(workshop, SignUpState.Waiting));
        Assert.Equal((20, 20, 20, 20), (row.Given, row.Waiting, seated.Count, line.Count));
        Assert.All(seated.Concat(line), signUp => Assert.Equal((row.Starts, row.Sequence), (signUp.Starts, signUp.Sequence)));
        var places = (await fair.RowsAsync<AgendaRow>("H|")).SelectMany(agenda => agenda.ReadPlaces()).ToList();
        Assert.Equal(seated.Concat(line).Select(signUp => signUp.Number).Order(), places.Select(place => place.Number).Order());
        Assert.All(places, place => Assert.Equal(row.Starts, place.Starts));
        var changed = (await fair.RowsAsync<OutboxRow>(Keys.OutboxPrefix)).Where(mail => !told.Contains(mail.RowKey) && mail.Kind == nameof(WorkshopChangedMail)).Select(mail => mail.Subject).ToList();
        Assert.Equal(changed.Distinct().Count(), changed.Count);
        // Whoever was there before the move and is there now was told.
        Assert.Superset(seated.Concat(line).Where(signUp => signUp.Number <= 60).Select(signUp => signUp.Subject).ToHashSet(), changed.ToHashSet());
    }

    [Fact]
    public async Task Moved_there_and_back_before_anyone_was_told_is_no_news()
    {
        var workshop = await CreateAsync("10:00", "12:00", 5);
        await fair.PositionAsync(workshop, ASignUp.Of());
        await fair.EditAsync(desk, workshop, AWorkshop.Of("2025-01-30", "10:00", "12:00", 5));
        await fair.EditAsync(desk, workshop, AWorkshop.Of(Day, "10:00", "12:00", 5));
        await WalkAsync();
        Assert.DoesNotContain(await fair.RowsAsync<OutboxRow>(Keys.OutboxPrefix), row => row.Kind == nameof(WorkshopChangedMail));
        Assert.Equal((2, 2), ((await fair.WorkshopAsync(workshop))!.Sequence, (await fair.SignUpsAsync(workshop, SignUpState.Seat))[0].Sequence));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Who_holds_another_place_since_a_move_of_either_is_passed_over(bool moveTheFullOne)
    {
        var (full, other) = (await CreateAsync("10:00", "12:00", 1), await CreateAsync("15:00", "17:00", 5));
        var (first, second, third) = (ASignUp.Of(), ASignUp.Of(), ASignUp.Of());
        foreach (var person in new[] { first, second, third })
        {
            await fair.PositionAsync(full, person);
        }

        await fair.PositionAsync(other, second);
        await (moveTheFullOne
            ? fair.EditAsync(desk, full, AWorkshop.Of(Day, "16:00", "18:00", 1))
            : fair.EditAsync(desk, other, AWorkshop.Of(Day, "11:00", "13:00", 5)));
        await WalkAsync();
        await CancelAsync(full, 1);
        Assert.Equal(third["email"], Assert.Single(await fair.SignUpsAsync(full, SignUpState.Seat)).Email);
        Assert.Equal(second["email"], Assert.Single(await fair.SignUpsAsync(full, SignUpState.Waiting)).Email);
    }

    [Fact]
    public async Task One_person_who_asks_for_two_places_at_one_time_at_once_gets_one()
    {
        var (one, other) = (await CreateAsync("10:00", "12:00", 5), await CreateAsync("11:00", "13:00", 5));
        var person = ASignUp.Of();
        for (var round = 0; round < 5; round++, person = ASignUp.Of())
        {
            var answers = await Task.WhenAll(fair.SignUpAsync(one, person), fair.SignUpAsync(other, person));
            Assert.Equal([HttpStatusCode.SeeOther, HttpStatusCode.Conflict], answers.Select(answer => answer.StatusCode).Order());
        }
    }

    [Fact]
    public async Task A_swap_out_of_a_workshop_that_owes_many_seats_fits_one_transaction()
    {
        await StartAsync("--AzureWebJobs.SendMail.Disabled", "false");
        var (held, wanted) = (await CreateAsync("10:00", "12:00", 1), await CreateAsync("11:00", "13:00", 5));
        var person = ASignUp.Of();
        await fair.PositionAsync(held, person);
        await Task.WhenAll(Enumerable.Range(0, 60).Select(_ => fair.PositionAsync(held, ASignUp.Of())));
        var link = (await fair.MailAsync(person["email"])).SignUpLink;
        await StoreAsync(held, row => (row.Seats, row.OwesSeats) = (60, true));
        using var answer = await fair.Client.PostAsync($"{link}/swap/{wanted}", null);
        Assert.Equal(0, ASignUp.PositionOf(answer));
    }

    [Fact]
    public async Task An_organisation_counts_as_one_under_all_names_of_its_application()
    {
        await StartAsync("--AzureWebJobs.SendMail.Disabled", "false");
        var workshop = await CreateAsync("10:00", "12:00", 9);
        var application = AnApplication.Of();
        var (number, _) = await fair.ApplyAsync(application);
        var (arabic, byNumber, french) = (With("organisation", application["nameArabic"]), With("applicationNumber", number), With("organisation", application["nameFrench"]));
        Assert.Equal((0, 0, 1), (await fair.PositionAsync(workshop, arabic), await fair.PositionAsync(workshop, byNumber), await fair.PositionAsync(workshop, french)));
        await CancelAsync(workshop, 1);
        Assert.Equal(2, (await fair.SignUpsAsync(workshop, SignUpState.Seat)).Count);
        Assert.Equal(1, await fair.PositionAsync(workshop, With("organisation", application["nameArabic"])));

        static Dictionary<string, string> With(string field, string value) => new(ASignUp.Of()) { [field] = value };
    }

    [Fact]
    public async Task A_refusal_comes_however_slow_storage_is()
    {
        var workshop = await CreateAsync("10:00", "12:00", 9);
        var person = ASignUp.Of();
        await fair.PositionAsync(workshop, person);
        var reads = 0;
        fair.Calls.Arm(int.MaxValue, Fault.Outage, message =>
        {
            if (message.Request.Uri.ToString().Contains("RowKey='H", StringComparison.Ordinal))
            {
                Interlocked.Increment(ref reads);
                Thread.Sleep(1200);
            }

            return false;
        });
        using var answer = await fair.SignUpAsync(workshop, person);
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.InRange(reads, 1, 3);
    }

    [Fact]
    public async Task A_double_click_at_the_limit_of_mails_is_no_flood()
    {
        var workshop = await CreateAsync("10:00", "12:00", 50);
        var address = ASignUp.Of()["email"];
        for (var n = 0; n < 4; n++)
        {
            await fair.PositionAsync(workshop, ASignUp.Of("fr", address));
        }

        var (last, form) = (ASignUp.Of("fr", address), ASignUp.FormId(fair));
        var answers = await Task.WhenAll(fair.PositionAsync(workshop, last, form), fair.PositionAsync(workshop, last, form));
        Assert.Equal([0, 0], answers);
    }

    private async ValueTask StartAsync(params string[] settings)
    {
        if (fair is not null)
        {
            await fair.DisposeAsync();
        }

        // Walks begin when a test says so.
        fair = await RunningFair.StartAsync(storage, ["--AzureWebJobs.SendMail.Disabled", "true", .. settings]);
        desk = await fair.SignedInAsync("organiser");
    }

    private Task<string> CreateAsync(string starts, string ends, int seats) => fair.CreateAsync(desk, AWorkshop.Of(Day, starts, ends, seats));

    private async Task<HttpStatusCode> CancelAsync(string workshop, int number)
    {
        using var answer = await desk.PostAsync($"/fr/desk/workshops/{workshop}/sign-ups/{number.ToString(CultureInfo.InvariantCulture)}", null);
        return answer.StatusCode;
    }

    /// <summary>Stores a change of the workshop's row as another instance would.</summary>
    private async Task StoreAsync(string workshop, Action<WorkshopRow> change)
    {
        CommitResult stored;
        do
        {
            var row = (await fair.WorkshopAsync(workshop))!;
            change(row);
            stored = await fair.Get<FairTable>().UpdateAsync(row, default);
        }
        while (stored != CommitResult.Committed);
    }

    /// <summary>Walks what waits in the outbox to tell everyone.</summary>
    private async Task WalkAsync()
    {
        foreach (var row in (await fair.RowsAsync<OutboxRow>(Keys.OutboxPrefix)).Where(row => row.Kind is WorkshopMove.StoredKind or WorkshopCancellation.StoredKind))
        {
            await fair.Get<Outbox>().SendAsync(row.PartitionKey, row.Id, default);
        }
    }
}
