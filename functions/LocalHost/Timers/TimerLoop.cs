using Microsoft.Extensions.Logging;

namespace LocalHost;

/// <summary>
/// Calls a timer function when it is due by the run's clock, one call at a time. When several occurrences were missed, since the
/// clock was moved or no run was there, there is one call, past due.
/// </summary>
internal sealed partial class TimerLoop(
    FunctionInfo function,
    TimerSchedule schedule,
    TimerMemory memory,
    FunctionCalls calls,
    MovableClock clock,
    ILogger logger)
{
    // Later than this is not the machine's doing but the clock's.
    private static readonly TimeSpan OnTime = TimeSpan.FromSeconds(1);

    private readonly bool isMonitored = function.Trigger.Flag("useMonitor", otherwise: true) && schedule.IsMonitored;

    private TimerStatus status = new(default, default, default);

    public async Task RunAsync(CancellationToken stopping, CancellationToken aborting)
    {
        try
        {
            var since = await BeginAsync(aborting);
            while (!stopping.IsCancellationRequested)
            {
                var due = schedule.NextAfter(since);
                if (await clock.WaitUntilAsync(due, stopping))
                {
                    since = await CallAsync(isMonitored && clock.GetUtcNow() - due > OnTime, aborting);
                }
                else if (clock.GetUtcNow() < since)
                {
                    since = clock.GetUtcNow();
                    Renew(since);
                }
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The end of the run.
        }
    }

    /// <returns>The time after which the next occurrence is due.</returns>
    private async Task<DateTimeOffset> BeginAsync(CancellationToken aborting)
    {
        var now = clock.GetUtcNow();
        // A status from a later time is of a clock that stood elsewhere, one with another next time of another schedule.
        if (isMonitored && memory.Find(function) is { } known && known.LastUpdated <= now && known.Next == schedule.NextAfter(known.LastUpdated))
        {
            status = known;
        }
        else
        {
            Renew(now);
        }

        var isPastDue = isMonitored && status.Next <= now;
        if (isPastDue || function.Trigger.Flag("runOnStartup", otherwise: false))
        {
            return await CallAsync(isPastDue, aborting);
        }

        return now;
    }

    private void Renew(DateTimeOffset now) => Save(new(default, schedule.NextAfter(now).ToLocalTime(), now.ToLocalTime()));

    private void Save(TimerStatus noted)
    {
        status = noted;
        if (isMonitored)
        {
            memory.Save(function, noted);
        }
    }

    /// <returns>The time after which the next occurrence is due.</returns>
    private async Task<DateTimeOffset> CallAsync(bool isPastDue, CancellationToken aborting)
    {
        var (now, offset) = (clock.GetUtcNow(), clock.Offset);
        try
        {
            // The function sees what was known before this call.
            await calls.InvokeAsync(function, TimerEvent.Create(isMonitored ? status : null, isPastDue, now), aborting);
        }
        catch (Exception exception)
        {
            LogFailed(logger, exception, function.Name);
        }

        Save(new(now.ToLocalTime(), schedule.NextAfter(now).ToLocalTime(), now.ToLocalTime()));

        // What the call itself outlasted is not made up for, as in the Functions host; what the clock was moved over meanwhile was missed.
        var moved = clock.Offset - offset;
        return clock.GetUtcNow() - (moved > TimeSpan.Zero ? moved : TimeSpan.Zero);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Function} failed; it is called again when it is next due")]
    private static partial void LogFailed(ILogger logger, Exception exception, string function);
}
