using System.Globalization;
using Fair.Workshops;
using Platform.Mail;
using Platform.Records;
using TestHost;
using Xunit;

namespace Fair.Tests.Workshops;

/// <summary>
/// What happens to sign-ups, with each storage call going wrong in each way: nothing is lost, nothing happens twice, and
/// counters, rows and agendas agree in the end. A class for each kind of flow, so that they run side by side.
/// </summary>
public abstract class WorkshopFaults(StorageAccounts storage, ITestOutputHelper output)
{
    /// <summary>Leaves the queue's functions armed too, until the call went wrong or the flow must be over.</summary>
    protected static async Task StruckAsync(RunningFair fair)
    {
        var waited = System.Diagnostics.Stopwatch.StartNew();
        while (!fair.Calls.Struck && waited.Elapsed < TimeSpan.FromSeconds(1.5))
        {
            await Task.Delay(20);
        }
    }

    protected static async Task MailsAsync(RunningFair fair, Dictionary<string, string> person, params string[] kinds)
    {
        var mails = await RunningFair.EventuallyAsync(
            async () => (await fair.RowsAsync<SentMailRow>(Keys.SentMailPrefix)).Where(row => row.To == person["email"]).ToList(), found => found.Count >= kinds.Length, $"the mails to {person["email"]}");
        Assert.Equal(kinds.Order(StringComparer.Ordinal), mails.Select(row => row.Kind).Order(StringComparer.Ordinal));
        Assert.Equal(kinds.Length, (await fair.MailsAsync(person["email"])).Count);
    }

    /// <summary>Counters, rows and agendas say the same.</summary>
    protected static async Task IsSoundAsync(RunningFair fair, string workshop, int seats, int waiting, int cancelled)
    {
        var row = (await fair.WorkshopAsync(workshop))!;
        var (seated, line, gone) = (await fair.SignUpsAsync(workshop, SignUpState.Seat), await fair.SignUpsAsync(workshop, SignUpState.Waiting), await fair.SignUpsAsync(workshop, SignUpState.Cancelled));
        Assert.Equal((seats, waiting, cancelled), (seated.Count, line.Count, gone.Count));
        Assert.Equal((seats, waiting, seats + waiting + cancelled), (row.Given, row.Waiting, row.LastNumber));
        var places = (await fair.RowsAsync<AgendaRow>("H|")).SelectMany(agenda => agenda.ReadPlaces()).Where(place => place.Workshop == workshop).Distinct().ToList();
        Assert.Equal(seated.Concat(line).Select(signUp => signUp.Number).Order(), places.Select(place => place.Number).Order());
        Assert.All(places, place => Assert.Equal((row.Starts, row.Ends), (place.Starts, place.Ends)));
        Assert.All(seated.Concat(line), signUp => Assert.Equal((row.Starts, row.Ends, row.Sequence), (signUp.Starts, signUp.Ends, signUp.Sequence)));
    }

    protected static string Date(RunningFair fair) => fair.Clock.GetUtcNow().AddDays(4).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    protected static Dictionary<string, string> Form(int seats, string date, string starts, string ends) => AWorkshop.Of(date, starts, ends, seats);

    protected static async Task<string> CreateAsync(RunningFair fair, int seats, string starts = "10:00") =>
        await fair.CreateAsync(await fair.SignedInAsync("organiser"), Form(seats, Date(fair), starts, "12:00"));

    protected Task EveryCaseAsync(string name, Func<RunningFair, Action, Task> flow, int lastCall = 12) => FaultCases.RunAsync(storage, output, name, flow, lastCall: lastCall);
}
