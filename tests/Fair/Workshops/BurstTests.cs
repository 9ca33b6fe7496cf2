using Fair.Workshops;
using Platform.Mail;
using Platform.Records;
using TestHost;
using Xunit;

namespace Fair.Tests.Workshops;

/// <summary>
/// Guarantee 1: no seat is given twice, nobody is promoted out of order, and positions have neither gaps nor repeats,
/// however many come at once, on one instance or on four processes, and however often a form is sent twice.
/// </summary>
[Trait("Speed", "Slow")]
public sealed class BurstTests(StorageAccounts storage, ITestOutputHelper output)
{
    private const string Workshop = "management";
    private const int People = 1000;

    [Theory]
    [InlineData(1, 30, 30)]
    [InlineData(1, 500, 30)]
    [InlineData(4, 30, 30)]
    [InlineData(4, 500, 30)]
    public async Task A_thousand_at_once_get_each_seat_once_and_each_position_once(int instances, int seats, int doubledPercent)
    {
        await using var fair = await PrepareAsync(seats);
        // Sending a thousand mails is tried once on one instance and once on four; else they wait in the outbox.
        var sends = seats == 30;
        await using var many = await Instances.StartAsync(fair, instances, "--AzureWebJobs.SendMail.Disabled", sends ? "false" : "true");
        var people = Everyone(fair);
        var doubled = people.Take(People * doubledPercent / 100);
        var posts = people.Concat(doubled).ToList();
        Random.Shared.Shuffle(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(posts));

        var answers = await Task.WhenAll(posts.Select(async (post, place) => (post.Form, Position: await many.SignUpAsync(place, Workshop, post))));

        // The same form always has the same answer.
        var positions = answers.GroupBy(answer => answer.Form).Select(group => Assert.Single(group.Select(answer => answer.Position).Distinct())).ToList();
        Assert.Equal(People, positions.Count);
        Assert.Equal(seats, positions.Count(position => position == 0));
        Assert.Equal(Enumerable.Range(1, People - seats), positions.Where(position => position > 0).Order());
        await IsStoredAsync(fair, seats, waiting: People - seats);

        var mailed = sends ? (await many.MailsAsync(People)).Select(mail => mail.To[0]).ToList() : (await fair.RowsAsync<OutboxRow>(Keys.OutboxPrefix)).Select(row => row.To).ToList();
        Assert.Equal(people.Select(person => person.Fields["email"]).Order(StringComparer.Ordinal), mailed.Order(StringComparer.Ordinal));
        if (sends)
        {
            await RunningFair.EventuallyAsync(() => fair.RowsAsync<OutboxRow>(Keys.OutboxPrefix), left => left.Count == 0, "an empty outbox", TimeSpan.FromMinutes(3));
        }

        output.WriteLine($"{instances} instances, {seats} seats, {posts.Count} posts: {positions.Count} sign-ups, {mailed.Count} mails");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public async Task With_cancellations_in_between_the_one_promoted_is_always_the_head(int instances)
    {
        await using var fair = await PrepareAsync(seats: 20);
        await using var many = await Instances.StartAsync(fair, instances, "--AzureWebJobs.SendMail.Disabled", "true");
        var people = Everyone(fair).Take(400).ToList();
        // Some hold places already; they give them back while the others arrive.
        var early = people.Take(120).ToList();
        foreach (var person in early)
        {
            await many.SignUpAsync(0, Workshop, person);
        }

        var leaving = (await fair.RowsAsync<SignUpRow>(WorkshopKeys.SignUpPrefix(Workshop, SignUpState.Seat))).Concat((await fair.RowsAsync<SignUpRow>(WorkshopKeys.SignUpPrefix(Workshop, SignUpState.Waiting))).Where(row => row.Number % 3 == 0)).ToList();
        var desk = await many.DeskAsync();
        var work = people.Skip(120).Select((person, place) => (Func<Task>)(() => many.SignUpAsync(place, Workshop, person)))
            .Concat(leaving.Select((row, place) => (Func<Task>)(() => Instances.CancelAsync(desk[place % instances], row)))).ToArray();
        Random.Shared.Shuffle(work);
        await Task.WhenAll(work.Select(one => one()));

        var seated = await fair.RowsAsync<SignUpRow>(WorkshopKeys.SignUpPrefix(Workshop, SignUpState.Seat));
        var line = await fair.RowsAsync<SignUpRow>(WorkshopKeys.SignUpPrefix(Workshop, SignUpState.Waiting));
        var gone = await fair.RowsAsync<SignUpRow>(WorkshopKeys.SignUpPrefix(Workshop, SignUpState.Cancelled));
        Assert.Equal(20, seated.Count);
        Assert.Equal(leaving.Select(row => row.Number).Order(), gone.Select(row => row.Number).Order());
        Assert.Equal(400, seated.Count + line.Count + gone.Count);
        // In order: everyone with a seat arrived before everyone who still waits.
        Assert.True(seated.Max(row => row.Number) < line.Min(row => row.Number));
        await IsStoredAsync(fair, 20, line.Count);
        // And at each moment: who was promoted later stood behind.
        var promotions = seated.Where(row => row.PositionTold > 0).OrderBy(row => row.Number).Select(row => row.Timestamp!.Value).ToList();
        Assert.Equal(promotions.Order(), promotions);
        // One promotion for each seat that somebody had to leave and somebody got, each told once.
        var promoted = (await fair.RowsAsync<OutboxRow>(Keys.OutboxPrefix)).Where(row => row.Kind == nameof(SeatPromotedMail)).Select(row => row.Subject).ToList();
        Assert.Equal(promoted.Distinct().Count(), promoted.Count);
        Assert.Superset(seated.Where(row => row.PositionTold > 0).Select(row => row.Subject).ToHashSet(), promoted.ToHashSet());
    }

    private async Task<RunningFair> PrepareAsync(int seats)
    {
        var fair = await RunningFair.StartAsync(storage, "--AzureWebJobs.SendMail.Disabled", "true");
        var row = (await fair.RowAsync<WorkshopRow>(WorkshopKeys.Workshop(Workshop)))!;
        row.Seats = seats;
        Assert.Equal(CommitResult.Committed, await fair.Get<FairTable>().UpdateAsync(row, default));
        return fair;
    }

    private static List<Person> Everyone(RunningFair fair) => [.. Enumerable.Range(0, People).Select(_ => new Person(ASignUp.Of(), ASignUp.FormId(fair)))];

    private static async Task IsStoredAsync(RunningFair fair, int seats, int waiting)
    {
        var row = (await fair.RowAsync<WorkshopRow>(WorkshopKeys.Workshop(Workshop)))!;
        Assert.Equal((seats, waiting), (row.Given, row.Waiting));
        var seated = await fair.RowsAsync<SignUpRow>(WorkshopKeys.SignUpPrefix(Workshop, SignUpState.Seat));
        var line = await fair.RowsAsync<SignUpRow>(WorkshopKeys.SignUpPrefix(Workshop, SignUpState.Waiting));
        Assert.Equal((seats, waiting), (seated.Count, line.Count));
        Assert.Equal(seats + waiting, seated.Concat(line).Select(signUp => signUp.Number).Distinct().Count());
    }
}
