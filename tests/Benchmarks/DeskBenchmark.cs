using System.Globalization;
using System.Net;
using Azure.Data.Tables;
using Fair.Applications;
using Fair.Workshops;
using Platform.Editions;
using Platform.Records;

namespace Fair.Benchmarks;

/// <summary>The desk's front page: what it costs when the fair is large, against the same fair when it had a hundredth of that.</summary>
internal sealed class DeskBenchmark : Benchmark
{
    private static readonly int Applications = Effort.Of(10_000, 1_000);
    private static readonly int SignUps = Effort.Of(100_000, 2_000);
    private const int Small = 100;
    private const string Path = "/fr/desk";

    // Timers take their turn elsewhere.
    private static readonly string[] PagesOnly =
        ["--AzureWebJobs.FoldTallies.Disabled", "true", "--AzureWebJobs.RequeueMail.Disabled", "true", "--AzureWebJobs.RecordPoison.Disabled", "true", "--AzureWebJobs.SweepFiles.Disabled", "true", "--AzureWebJobs.RemindWorkshops.Disabled", "true", "--AzureWebJobs.RequeueCertificates.Disabled", "true"];

    public override string Name => "desk";

    public override async Task<IReadOnlyList<Line>> RunAsync()
    {
        await using var fair = await MeasuredFair.StartAsync(PagesOnly);
        await fair.ApplyAndSettleAsync();
        var cookie = await SignInAsync(fair);
        // Its first answer compiles what the others run.
        await ShowAsync(fair, cookie);
        await FillAsync(fair, 0, 1);
        var (calls, bytes) = await CostAsync(fair, cookie);
        await FillAsync(fair, 1, Small);
        var (manyCalls, manyBytes) = await CostAsync(fair, cookie);
        var size = string.Create(CultureInfo.InvariantCulture, $"{Applications:#,0} applications and {SignUps:#,0} sign-ups");
        return
        [
            Line.Count($"Storage calls: the desk's front page over {size}", manyCalls, 10, note: "nothing of it known to the instance"),
            Line.Count("Storage calls: the same, against a hundredth of them", (double)manyCalls / calls, 1, " times"),
            Line.Count("Storage bytes: the same", (double)manyBytes / bytes, 1.1, " times", string.Create(CultureInfo.InvariantCulture, $"{manyBytes:#,0} against {bytes:#,0}; a number has more digits")),
        ];
    }

    private static async Task<string> SignInAsync(MeasuredFair fair)
    {
        using var body = new FormUrlEncodedContent([new("name", "sample.organiser"), new("roles", "organiser")]);
        using var answer = await fair.Client.PostAsync("/.auth/login/aad", body);
        return answer.Headers.GetValues("Set-Cookie").First().Split(';')[0];
    }

    private static async Task ShowAsync(MeasuredFair fair, string cookie)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Path) { Headers = { { "Cookie", cookie } } };
        using var answer = await fair.Client.SendAsync(request);
        if (answer.StatusCode != HttpStatusCode.OK)
        {
            throw new InvalidOperationException($"The desk answered {answer.StatusCode}.");
        }
    }

    private static async Task<(int Calls, long Bytes)> CostAsync(MeasuredFair fair, string cookie)
    {
        // What the instance knew of settings and workshops is out of date then.
        fair.Clock.Move(fair.Clock.GetUtcNow() + EditionRefresh.Fresh + TimeSpan.FromSeconds(1));
        var (calls, bytes) = (fair.Calls.All, fair.Calls.Bytes);
        await ShowAsync(fair, cookie);
        return (fair.Calls.All - calls, fair.Calls.Bytes - bytes);
    }

    /// <summary>Makes the fair as large as if that many had applied and signed up: from one hundredth to another of all.</summary>
    private static async Task FillAsync(MeasuredFair fair, int from, int to)
    {
        await FillApplicationsAsync(fair, Applications * from / Small, Applications * to / Small);
        await FillSignUpsAsync(fair, SignUps * from / Small, SignUps * to / Small);
        await fair.Get<Totals>().FoldAsync(default);
    }

    private static async Task FillApplicationsAsync(MeasuredFair fair, int from, int to)
    {
        var (table, edition, clock) = (fair.Get<FairTable>(), fair.Get<Edition>(), fair.Get<TimeProvider>());
        var applied = (await table.ReadPageAsync<ApplicationRow>(edition.Id, ApplicationKeys.Applications, 1, null, default)).Rows[0];
        foreach (var chunk in Enumerable.Range(from, to - from).Chunk(TableTransaction.MaxActions - 1))
        {
            var (transaction, counted) = (new TableTransaction(), new List<string>());
            foreach (var number in chunk)
            {
                applied.State = ApplicationState.All[number % ApplicationState.All.Count];
                counted.AddRange(applied.CountedAs(edition));
                // A row as small as can be counts in calls as much as a whole one.
                transaction.Add(new TableEntity(edition.Id, ApplicationKeys.Application(Id.New(clock))) { [nameof(ApplicationRow.State)] = applied.State });
            }

            await table.CommitAsync(transaction.Add(TallyRow.Between(edition.Id, clock.GetUtcNow(), [], counted)!), default);
        }
    }

    private static async Task FillSignUpsAsync(MeasuredFair fair, int from, int to)
    {
        var (table, edition) = (fair.Get<FairTable>(), fair.Get<Edition>().Id);
        var workshops = (await table.ReadPageAsync<WorkshopRow>(edition, WorkshopKeys.WorkshopPrefix, Programme.Max, null, default)).Rows;
        foreach (var chunk in Enumerable.Range(from, to - from).Chunk(TableTransaction.MaxActions))
        {
            var transaction = new TableTransaction();
            foreach (var number in chunk)
            {
                var workshop = workshops[number % workshops.Count];
                var state = workshop.Given < workshop.Seats ? SignUpState.Seat : SignUpState.Waiting;
                (workshop.Given, workshop.Waiting) = state == SignUpState.Seat ? (workshop.Given + 1, workshop.Waiting) : (workshop.Given, workshop.Waiting + 1);
                transaction.Add(new TableEntity(edition, WorkshopKeys.SignUp(workshop.Id, state, ++workshop.LastNumber)) { [nameof(SignUpRow.Number)] = workshop.LastNumber });
            }

            await table.CommitAsync(transaction, default);
        }

        foreach (var chunk in workshops.Chunk(TableTransaction.MaxActions))
        {
            await table.CommitAsync(chunk.Aggregate(new TableTransaction(), (transaction, workshop) => transaction.Merge(workshop.Counters())), default);
        }
    }
}
