using System.Text.Json.Nodes;
using TestHost;
using Xunit;

namespace LocalHost.Tests.Timers;

[Trait("Speed", "Slow")]
public class TimerTests(StorageAccounts storage)
{
    private const string Never = "0001-01-01T00:00";

    [Fact]
    public async Task A_timer_follows_the_clock_from_where_it_was_set_and_sees_what_was_known_before()
    {
        await using var run = await RunningProbe.StartAsync(storage, "--at", "2024-12-16T09:59:10");
        await run.NextAsync("EachYear");

        await run.MoveClockAsync("2024-12-16T09:59:59");
        Assert.Equal($"on time, last {Never}, due 2024-12-16T10:00", Told(await run.NextAsync("EachMinute")));

        await run.MoveClockAsync("2024-12-16T10:00:59");
        Assert.Equal("on time, last 2024-12-16T10:00, due 2024-12-16T10:01", Told(await run.NextAsync("EachMinute")));
    }

    [Fact]
    public async Task Moved_over_many_occurrences_it_is_called_once_and_past_due()
    {
        await using var run = await RunningProbe.StartAsync(storage, "--at", "2024-12-16T09:10:10");
        await run.NextAsync("EachYear");

        await run.MoveClockAsync("2024-12-20T15:30:10");
        Assert.StartsWith("past due", Told(await run.NextAsync("EachMinute")));

        await run.MoveClockAsync("2024-12-20T16:05:10");
        Assert.StartsWith("past due, last 2024-12-20T15:30, due 2024-12-20T15:31", Told(await run.NextAsync("EachMinute")));
        Assert.Equal(2, (await run.CallsAsync("EachMinute")).Count);
    }

    [Fact]
    public async Task Moved_over_an_occurrence_while_a_call_runs_it_is_called_again_after_it()
    {
        await using var run = await RunningProbe.StartAsync(storage, "--at", "2024-12-16T09:10:10");
        await run.NextAsync("EachYear");
        var (begun, released) = (new TaskCompletionSource(), new TaskCompletionSource());
        run.Interception.Around = async (context, function) =>
        {
            if (context.FunctionDefinition.Name == "EachMinute")
            {
                begun.TrySetResult();
                await released.Task;
            }

            await function();
        };

        await run.MoveClockAsync("2024-12-16T09:50:10");
        await begun.Task.WaitAsync(run.Patience);
        await run.MoveClockAsync("2024-12-16T10:05:10");
        released.SetResult();

        await run.NextAsync("EachMinute");
        Assert.StartsWith("past due, last 2024-12-16T09:50, due 2024-12-16T09:51", Told(await run.NextAsync("EachMinute")));
    }

    [Fact]
    public async Task Moved_back_it_is_due_at_the_next_occurrence_from_there()
    {
        await using var run = await RunningProbe.StartAsync(storage, "--at", "2024-12-16T09:10:10");
        await run.NextAsync("EachYear");

        await run.MoveClockAsync("2024-12-10T08:00:01");
        await run.MoveClockAsync("2024-12-10T09:00:05");

        Assert.Equal($"past due, last {Never}, due 2024-12-10T08:01", Told(await run.NextAsync("EachMinute")));
    }

    [Fact]
    public async Task One_that_runs_on_startup_is_called_when_the_application_starts()
    {
        await using var run = await RunningProbe.StartAsync(storage, "--at", "2024-12-16T09:10:10");

        Assert.Equal($"on time, last {Never}, due 2025-01-01T00:00", Told(await run.NextAsync("EachYear")));
    }

    [Fact]
    public async Task What_was_missed_while_there_was_no_run_is_made_up_for_at_the_next_start()
    {
        using var data = new TemporaryFolder();
        string[] settings = ["--data", data.Path];
        await using (var first = await RunningProbe.StartAsync((string?)null, [.. settings, "--at", "2024-12-16T09:10:10"]))
        {
            await first.NextAsync("EachYear");
        }

        await using var second = await RunningProbe.StartAsync((string?)null, [.. settings, "--at", "2024-12-16T10:15:10"]);

        Assert.Equal($"past due, last {Never}, due 2024-12-16T09:11", Told(await second.NextAsync("EachMinute")));
        Assert.Equal("on time, last 2024-12-16T09:10, due 2025-01-01T00:00", Told(await second.NextAsync("EachYear")));
    }

    [Fact]
    public async Task One_can_be_run_by_hand()
    {
        await using var run = await RunningProbe.StartAsync(storage, "--at", "2024-12-16T09:10:10");

        using var answer = await run.Client.PostAsync("/admin/functions/EachMinute", new StringContent("{}"), run.Patience);

        Assert.Equal(System.Net.HttpStatusCode.Accepted, answer.StatusCode);
        await run.NextAsync("EachMinute");
    }

    [Fact]
    public async Task One_that_is_switched_off_is_not_called()
    {
        await using var run = await RunningProbe.StartAsync(storage, "--AzureWebJobs.Tick.Disabled", "true");

        await run.NextAsync("EachYear");
        await Task.Delay(TimeSpan.FromSeconds(2.5), run.Patience);

        Assert.Empty(await run.CallsAsync("Tick"));
    }

    private static string Told(Entry call)
    {
        var timer = call.Seen["value"]!;
        var status = timer["scheduleStatus"]!;
        return $"{(timer["isPastDue"]!.GetValue<bool>() ? "past due" : "on time")}, last {Time(status["last"])}, due {Time(status["next"])}";
    }

    private static string Time(JsonNode? time) => time!.GetValue<DateTimeOffset>().UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm", System.Globalization.CultureInfo.InvariantCulture);
}
