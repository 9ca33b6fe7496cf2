using System.Diagnostics;
using System.Globalization;
using System.Net;
using Azure.Data.Tables;
using Fair.Workshops;
using Platform.Editions;
using Platform.Languages;
using Platform.Mail;
using Platform.Records;

namespace Fair.Benchmarks;

/// <summary>
/// Signing up: what it costs alone and when a thousand come at once, on one instance and on four, against bare
/// transactions of the same rows, made as full as they can be, on the same storage.
/// </summary>
internal sealed class SignUpBenchmark : Benchmark
{
    private const int People = 1000;
    private static readonly int Alone = Effort.Of(20, 5);
    private static readonly int WarmUps = Effort.Of(3, 1);
    private static readonly int Rounds = Effort.Of(5, 1);

    // The answers are measured; mails and timers take their turn elsewhere.
    private static readonly string[] AnswersOnly =
        ["--AzureWebJobs.SendMail.Disabled", "true", "--AzureWebJobs.RequeueMail.Disabled", "true", "--AzureWebJobs.RecordPoison.Disabled", "true", "--AzureWebJobs.SweepFiles.Disabled", "true", "--AzureWebJobs.RemindWorkshops.Disabled", "true", "--Edition:SampleWorkshops", "false"];

    private static int count;

    public override string Name => "sign-up";

    public override async Task<IReadOnlyList<Line>> RunAsync() => [.. await MeasureAloneAsync(), .. await MeasureManyAsync(1, 0.1), .. await MeasureManyAsync(4, 0.2)];

    private static async Task<IReadOnlyList<Line>> MeasureAloneAsync()
    {
        await using var fair = await MeasuredFair.StartAsync(AnswersOnly);
        // Both the 10th and the 10,000th find it full.
        await AddAsync(fair, "alone", 5);
        for (var place = 1; place < 10; place++)
        {
            await SignUpAsync(fair, "alone");
        }

        var (calls, bytes) = await CostAsync(fair, 1);
        var (aloneCalls, _) = await CostAsync(fair, Alone);
        await FillAsync(fair, "alone", 10 + Alone, 9_999);
        // What the instance knew of the workshop is out of date now.
        await SignUpAsync(fair, "alone");
        var (lateCalls, lateBytes) = await CostAsync(fair, 1);
        return
        [
            Line.Count("Storage calls: a sign-up alone", (double)aloneCalls / Alone, 2),
            Line.Count("Storage calls: the 10,000th sign-up, against the 10th", (double)lateCalls / calls, 1, " times"),
            Line.Count("Storage bytes: the 10,000th sign-up, against the 10th", (double)lateBytes / bytes, 1.01, " times", $"{lateBytes:#,0} against {bytes:#,0}; a number has more digits"),
        ];
    }

    private static async Task<(int Calls, long Bytes)> CostAsync(MeasuredFair fair, int times)
    {
        var (calls, bytes) = (fair.Calls.All, fair.Calls.Bytes);
        for (var time = 0; time < times; time++)
        {
            await SignUpAsync(fair, "alone");
        }

        return (fair.Calls.All - calls, fair.Calls.Bytes - bytes);
    }

    private static async Task<IReadOnlyList<Line>> MeasureManyAsync(int instances, double maxCalls)
    {
        await using var first = await MeasuredFair.StartAsync(AnswersOnly);
        var fairs = new List<MeasuredFair> { first };
        while (fairs.Count < instances)
        {
            fairs.Add(await first.StartAnotherAsync(AnswersOnly));
        }

        var (ratios, calls, answers) = (new List<double>(), new List<double>(), new Sample());
        for (var round = 0; round < WarmUps + Rounds; round++)
        {
            var workshop = $"round{round}";
            await AddAsync(first, workshop, 30);
            foreach (var fair in fairs)
            {
                // People come from the workshop's page.
                fair.Get<Programme>().Remember((await first.Get<FairTable>().GetAsync<WorkshopRow>(first.Get<Edition>().Id, WorkshopKeys.Workshop(workshop), default))!);
            }

            var before = fairs.Sum(fair => fair.Calls.All);
            var sample = round < WarmUps ? new() : answers;
            var took = await TimeAsync(() => Task.WhenAll(Enumerable.Range(0, People).Select(place => sample.TimeAsync(() => SignUpAsync(fairs[place % instances], workshop)))));
            var made = fairs.Sum(fair => fair.Calls.All) - before;
            var bare = await BareAsync(first, workshop);
            // The first rounds compile what the later ones run.
            if (round >= WarmUps)
            {
                ratios.Add(took / bare);
                calls.Add((double)made / People);
            }
        }

        foreach (var other in fairs.Skip(1))
        {
            await other.DisposeAsync();
        }

        var on = instances == 1 ? "one instance" : $"{instances} instances";
        return
        [
            Line.Count($"Storage calls: each of 1,000 sign-ups at once on {on}", calls.Order().ElementAt(Rounds / 2), maxCalls),
            Line.AtMost($"1,000 sign-ups at once on {on}, against bare transactions", ratios.Order().ElementAt(Rounds / 2), 2, " times", $"median of {Rounds}; p99 of an answer {answers.P99:0} ms, median {answers.Median:0} ms"),
        ];
    }

    /// <summary>The rows that the sign-ups made, written to another table in transactions as full as they can be, with a message to a queue after each.</summary>
    private static async Task<double> BareAsync(MeasuredFair fair, string workshop)
    {
        var edition = fair.Get<Edition>().Id;
        var table = new TableClient(fair.Storage, "Bare");
        var queue = new Azure.Storage.Queues.QueueClient(fair.Storage, "bare");
        await table.CreateIfNotExistsAsync();
        await queue.CreateIfNotExistsAsync();
        var counter = (await fair.Get<FairTable>().GetAsync<WorkshopRow>(edition, WorkshopKeys.Workshop(workshop), default))!.Counters();
        counter.RowKey += "-bare";
        await table.UpsertEntityAsync(counter);

        var source = new TableClient(fair.Storage, FairTable.Name);
        var people = new List<List<ITableEntity>>();
        foreach (var state in new[] { SignUpState.Seat, SignUpState.Waiting })
        {
            foreach (var signUp in (await fair.Get<FairTable>().ReadPageAsync<SignUpRow>(edition, WorkshopKeys.SignUpPrefix(workshop, state), People, null, default)).Rows)
            {
                var person = WorkshopKeys.Person(signUp.Email, SignUpRequest.FoldedName(signUp.NameLatin));
                var rows = new List<ITableEntity> { signUp };
                foreach (var part in AgendaRow.Parts(signUp.Starts, signUp.Ends))
                {
                    rows.Add((await source.GetEntityAsync<AgendaRow>(edition, WorkshopKeys.Agenda(person, part))).Value);
                }

                rows.Add(OutboxRow.Create(
                    edition, new WaitingMail(SignUpMails.Details(signUp, (await fair.Get<Programme>().FindAsync(workshop, default))!), signUp.PositionTold), signUp.Subject, signUp.Email, Language.French, fair.Get<TimeProvider>()));
                people.Add(rows);
            }
        }

        var groups = people.Chunk((TableTransaction.MaxActions - 1) / people[0].Count).Select(group => group.SelectMany(rows => rows).ToList()).ToList();
        var message = BinaryData.FromString(string.Concat(Enumerable.Repeat(Id.New(fair.Get<TimeProvider>()), people.Count / groups.Count)));
        return await TimeAsync(async () =>
        {
            var messages = new List<Task>();
            foreach (var group in groups)
            {
                counter.ETag = Azure.ETag.All;
                await table.SubmitTransactionAsync(
                    [new(TableTransactionActionType.UpdateMerge, counter, counter.ETag), .. group.Select(row => new TableTransactionAction(TableTransactionActionType.Add, row))]);
                messages.Add(queue.SendMessageAsync(message));
            }

            await Task.WhenAll(messages);
        });
    }

    private static async Task<double> TimeAsync(Func<Task> action)
    {
        var started = Stopwatch.GetTimestamp();
        await action();
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }

    private static async Task SignUpAsync(MeasuredFair fair, string workshop)
    {
        var number = Interlocked.Increment(ref count).ToString(CultureInfo.InvariantCulture);
        using var body = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["formId"] = SampleForm.FormId(fair.Get<TimeProvider>()),
            ["nameArabic"] = "مشاركة المثال",
            ["nameLatin"] = $"Participante Exemple {number}",
            ["email"] = $"person{number}@example.org",
            ["organisation"] = $"Coopérative {number}",
            ["language"] = "fr",
        });
        using var answer = await fair.Client.PostAsync($"/fr/workshops/{workshop}", body);
        if (answer.StatusCode != HttpStatusCode.SeeOther)
        {
            throw new InvalidOperationException($"Signing up answered {answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
        }
    }

    private static async Task AddAsync(MeasuredFair fair, string id, int seats)
    {
        Localized Same(string text) => new() { Ar = text, Fr = text, En = text };
        var starts = fair.Get<TimeProvider>().GetUtcNow().Date.AddDays(40).AddHours(9);
        var row = new WorkshopRow
        {
            PartitionKey = fair.Get<Edition>().Id,
            RowKey = WorkshopKeys.Workshop(id),
            Details = new WorkshopDetails { Topic = "branding", Title = Same("La marque de votre coopérative"), Summary = Same("Choisir un nom et un logo."), Trainer = Same("Formatrice (exemple)"), Place = Same("Salle 1"), Teaching = "fr" }.ToJson(),
            Starts = new(starts, TimeSpan.Zero),
            Ends = new(starts.AddMinutes(90), TimeSpan.Zero),
            Seats = seats,
        };
        await fair.Get<FairTable>().CommitAsync(new TableTransaction().Add(row), default);
        fair.Get<Programme>().Remember(row);
    }

    /// <summary>Makes the waiting list as long as if that many had signed up.</summary>
    private static async Task FillAsync(MeasuredFair fair, string workshop, int first, int last)
    {
        var table = fair.Get<FairTable>();
        var edition = fair.Get<Edition>().Id;
        foreach (var chunk in Enumerable.Range(first, last - first + 1).Chunk(TableTransaction.MaxActions))
        {
            var transaction = new TableTransaction();
            foreach (var number in chunk)
            {
                var row = new SignUpRow { PartitionKey = edition, Workshop = workshop, Number = number, NameLatin = "Participante Exemple", Email = $"row{number}@example.org", Language = "fr" };
                row.Enter(SignUpState.Waiting);
                transaction.Add(row);
            }

            await table.CommitAsync(transaction, default);
        }

        var counters = (await table.GetAsync<WorkshopRow>(edition, WorkshopKeys.Workshop(workshop), default))!;
        counters.Waiting += last - first + 1;
        counters.LastNumber = last;
        await table.CommitAsync(new TableTransaction().Merge(counters.Counters()), default);
    }
}
