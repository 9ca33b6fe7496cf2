using Xunit;

namespace LocalWorker.Tests.Timers;

public class TimerTests(StorageAccounts storage)
{
    [Fact]
    public async Task A_timer_follows_the_clock_from_where_it_was_set()
    {
        await using var sample = await RunningSample.StartAsync(storage, "--at", "2024-12-16T09:59:59.5");

        Assert.Equal("hourly on time next 2024-12-16T11:00:00", await sample.NextAsync("hourly"));
    }

    [Fact]
    public async Task Moved_over_many_occurrences_it_is_called_once_and_past_due()
    {
        await using var sample = await RunningSample.StartAsync(storage, "--at", "2024-12-16T09:10");
        await sample.NextAsync("at start");

        await MoveAsync(sample, "2024-12-20T15:30");
        Assert.Equal("hourly past due next 2024-12-20T16:00:00", await sample.NextAsync("hourly"));

        await MoveAsync(sample, "2024-12-20T16:05");
        Assert.Equal("hourly past due next 2024-12-20T17:00:00", await sample.NextAsync("hourly"));
        await sample.StopAsync();
        Assert.DoesNotContain(sample.Journal.Drain(), entry => entry.StartsWith("hourly", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Moved_back_it_is_due_at_the_next_occurrence_from_there()
    {
        await using var sample = await RunningSample.StartAsync(storage, "--at", "2024-12-16T09:10");
        await sample.NextAsync("at start");

        await MoveAsync(sample, "2024-12-10T08:00:01");
        await MoveAsync(sample, "2024-12-10T09:00:05");

        Assert.Equal("hourly past due next 2024-12-10T10:00:00", await sample.NextAsync("hourly"));
    }

    [Fact]
    public async Task One_that_runs_on_startup_is_called_when_the_application_starts()
    {
        await using var sample = await RunningSample.StartAsync(storage);

        Assert.Equal("at start False", await sample.NextAsync("at start"));
    }

    [Fact]
    public async Task One_without_a_monitor_is_never_past_due_and_has_no_status()
    {
        await using var sample = await RunningSample.StartAsync(storage, "--at", "2024-12-16T09:10");
        await sample.NextAsync("at start");

        await MoveAsync(sample, "2024-12-16T12:10");

        Assert.Equal("unwatched False True", await sample.NextAsync("unwatched"));
    }

    private static async Task MoveAsync(RunningSample sample, string time)
    {
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("at", time)]);
        using var response = await sample.Client.PostAsync("/_clock", form, sample.Patience);
        response.EnsureSuccessStatusCode();
    }
}
