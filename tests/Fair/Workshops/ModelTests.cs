using System.Globalization;
using System.Net;
using CsCheck;
using Fair.Workshops;
using Platform.Mail;
using Platform.Records;
using TestHost;
using Xunit;

namespace Fair.Tests.Workshops;

/// <summary>Random sequences of sign-ups, cancellations, moves, more and fewer seats, closings and callings-off, each held against a plain model: answers, seats, order, mails.</summary>
[Trait("Speed", "Slow")]
public sealed class ModelTests(StorageAccounts storage, ITestOutputHelper output)
{
    private const int Sequences = 25;
    private const int People = 9;

    private static int sequence;

    /// <summary>A step: what, by or of whom, in which workshop, and how much.</summary>
    private static readonly Gen<Step> Steps = Gen.Select(
        Gen.Frequency((10, Gen.Const("sign-up")), (5, Gen.Const("cancel")), (2, Gen.Const("move")), (1, Gen.Const("seats")), (1, Gen.Const("close")), (1, Gen.Const("call-off"))),
        Gen.Int[0, People - 1], Gen.Int[0, 2], Gen.Int[0, 5],
        (what, person, workshop, number) => new Step(what, person, workshop, number));

    [Fact]
    public async Task Any_sequence_ends_as_the_model_says()
    {
        await using var fair = await RunningFair.StartAsync(storage, "--AzureWebJobs.RemindWorkshops.Disabled", "true", "--Site:PostsPerEmail", "100000");
        var desk = await fair.SignedInAsync("organiser");
        var steps = 0;
        await Steps.Array[5, 40].SampleAsync(
            async sequence =>
            {
                Interlocked.Add(ref steps, sequence.Length);
                await new Run(fair, desk).PlayAsync(sequence);
            },
            iter: Sequences, threads: 1);
        output.WriteLine($"{Sequences} sequences, {steps} steps.");
    }

    private sealed record Step(string What, int Person, int Workshop, int Number);

    private sealed class Run(RunningFair fair, HttpClient desk)
    {
        private readonly int run = Interlocked.Increment(ref sequence);
        private readonly List<PlainWorkshop> workshops = [];

        private DateTimeOffset Now => fair.Clock.GetUtcNow();

        public async Task PlayAsync(Step[] steps)
        {
            // Two at one time, in part, and one after.
            var day = Day(3);
            workshops.Add(await CreateAsync(day.AddHours(9), 120, 2));
            workshops.Add(await CreateAsync(day.AddHours(10), 120, 1));
            workshops.Add(await CreateAsync(day.AddHours(14), 90, 3));
            foreach (var step in steps)
            {
                await DoAsync(step, workshops[step.Workshop]);
            }

            await SettleAsync();
            foreach (var workshop in workshops)
            {
                await CompareAsync(workshop);
            }
        }

        private Task DoAsync(Step step, PlainWorkshop workshop) => step.What switch
        {
            "sign-up" => SignUpAsync(step.Person, workshop),
            "cancel" => CancelAsync(step.Person, workshop),
            "move" => MoveAsync(workshop, Day(3 + (step.Number / 2)).AddHours(9 + step.Number)),
            "seats" => SetSeatsAsync(workshop, step.Number + 1),
            "close" when step.Number < 3 => CloseAsync(workshop),
            "call-off" when step.Number < 2 => CallOffAsync(workshop),
            _ => Task.CompletedTask,
        };

        private async Task SignUpAsync(int person, PlainWorkshop workshop)
        {
            using var answer = await fair.SignUpAsync(workshop.Id, Fields(person));
            var page = answer.StatusCode == HttpStatusCode.Conflict ? await answer.Content.ReadAsStringAsync() : "";
            if (workshop.Held.Any(place => place.Person == person) || !workshop.IsOpen(Now) || workshops.Exists(other => other != workshop && other.Overlaps(workshop) && other.Held.Any(place => place.Person == person)))
            {
                Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
                Assert.NotEmpty(page);
                return;
            }

            Assert.Equal(workshop.SignUp(person, Organisation(person)), ASignUp.PositionOf(answer));
        }

        private async Task CancelAsync(int person, PlainWorkshop workshop)
        {
            if (workshop.Held.FirstOrDefault(place => place.Person == person) is not { } place || Now >= workshop.Starts)
            {
                return;
            }

            using var answer = await desk.PostAsync($"/fr/desk/workshops/{workshop.Id}/sign-ups/{place.Number.ToString(CultureInfo.InvariantCulture)}", null);
            Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
            workshop.Cancel(place, Now);
        }

        private async Task MoveAsync(PlainWorkshop workshop, DateTimeOffset to)
        {
            if (!workshop.IsCancelled)
            {
                Assert.Equal(HttpStatusCode.SeeOther, await fair.EditAsync(desk, workshop.Id, Form(to, workshop.Ends - workshop.Starts, workshop.Seats)));
                workshop.Move(to, Now);
                await SettleAsync();
            }
        }

        private async Task SetSeatsAsync(PlainWorkshop workshop, int seats)
        {
            if (!workshop.IsCancelled)
            {
                var status = await fair.EditAsync(desk, workshop.Id, Form(workshop.Starts, workshop.Ends - workshop.Starts, seats));
                Assert.Equal(workshop.SetSeats(seats, Now) ? HttpStatusCode.SeeOther : HttpStatusCode.BadRequest, status);
            }
        }

        private Task CloseAsync(PlainWorkshop workshop)
        {
            if (workshop.Starts.AddHours(-1) > Now)
            {
                fair.Clock.Move(workshop.Starts.AddHours(-1));
            }

            return Task.CompletedTask;
        }

        private async Task CallOffAsync(PlainWorkshop workshop)
        {
            if (!workshop.IsCancelled)
            {
                await fair.CallOffAsync(desk, workshop.Id);
                workshop.CallOff();
                await SettleAsync();
            }
        }

        private async Task CompareAsync(PlainWorkshop workshop)
        {
            var row = (await fair.WorkshopAsync(workshop.Id))!;
            Assert.Equal(workshop.Starts, row.Starts);
            Assert.Equal(workshop.Seated, (await fair.SignUpsAsync(workshop.Id, SignUpState.Seat)).Select(signUp => signUp.Number));
            Assert.Equal(workshop.Line, (await fair.SignUpsAsync(workshop.Id, SignUpState.Waiting)).Select(signUp => signUp.Number));
            if (!workshop.IsCancelled)
            {
                Assert.Equal((workshop.Seats, workshop.Seated.Count, workshop.Line.Count, false), (row.Seats, row.Given, row.Waiting, row.OwesSeats));
            }

            var mails = (await fair.RowsAsync<SentMailRow>(Keys.SentMailPrefix)).Where(mail => mail.Subject.StartsWith($"workshops/{workshop.Id}/", StringComparison.Ordinal));
            Assert.Equal(
                workshop.Mails.Select(mail => $"{mail.Number} {mail.Kind}").Order(StringComparer.Ordinal),
                mails.Select(mail => $"{mail.Subject.Split('/')[^1]} {mail.Kind}").Order(StringComparer.Ordinal));
        }

        private Task SettleAsync() => RunningFair.EventuallyAsync(() => fair.RowsAsync<OutboxRow>(Keys.OutboxPrefix), rows => rows.Count == 0, "an empty outbox");

        private async Task<PlainWorkshop> CreateAsync(DateTimeOffset starts, int minutes, int seats)
        {
            var lasts = TimeSpan.FromMinutes(minutes);
            return new(await fair.CreateAsync(desk, Form(starts, lasts, seats)), starts, lasts, seats, workshops);
        }

        // The first days of it are an hour ahead of UTC, as the fair's are.
        private DateTimeOffset Day(int days) => new(DateOnly.FromDateTime(Now.Date).AddDays(days).ToDateTime(TimeOnly.MinValue), TimeSpan.FromHours(1));

        private Dictionary<string, string> Form(DateTimeOffset starts, TimeSpan lasts, int seats)
        {
            var local = TimeZoneInfo.ConvertTime(starts, fair.Edition.Zone);
            return AWorkshop.Of(
                local.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), local.ToString("HH:mm", CultureInfo.InvariantCulture),
                (local + lasts).ToString("HH:mm", CultureInfo.InvariantCulture), seats);
        }

        // The first two share an address and are told apart by name.
        private Dictionary<string, string> Fields(int person) => new()
        {
            ["nameArabic"] = "مشاركة المثال",
            ["nameLatin"] = $"Participante {(char)('a' + person)}",
            ["email"] = $"run{run}-{Math.Max(1, person)}@example.org",
            ["organisation"] = Organisation(person) is > 0 and var organisation ? $"Coopérative {run} {(char)('A' + organisation)}" : "",
            ["language"] = "fr",
        };

        // Four of one organisation, two of another, three of none.
        private static int Organisation(int person) => person switch { < 4 => 1, < 6 => 2, _ => 0 };
    }
}
