using System.Text.Json;
using LocalHost.Rpc;
using Microsoft.Extensions.Logging;

namespace LocalHost;

/// <summary>
/// Calls a timer function when it is due by the run's clock, one call at a time. When the clock is moved over several
/// occurrences there is one call, past due.
/// </summary>
internal sealed partial class TimerLoop(
    FunctionInfo function,
    TimerSchedule schedule,
    WorkerChannel channel,
    MovableClock clock,
    ILogger logger)
{
    // Later than this is not the machine's doing but the clock's.
    private static readonly TimeSpan OnTime = TimeSpan.FromSeconds(1);

    private readonly bool isMonitored = function.Trigger.Flag("useMonitor", otherwise: true) && schedule.IsMonitored;

    private DateTimeOffset last;

    public async Task RunAsync(CancellationToken stopping, CancellationToken aborting)
    {
        try
        {
            if (function.Trigger.Flag("runOnStartup", otherwise: false))
            {
                await CallAsync(isPastDue: false, aborting);
            }

            var since = clock.GetUtcNow();
            while (!stopping.IsCancellationRequested)
            {
                var due = schedule.NextAfter(since);
                if (await clock.WaitUntilAsync(due, stopping))
                {
                    await CallAsync(isMonitored && clock.GetUtcNow() - due > OnTime, aborting);
                    since = clock.GetUtcNow();
                }
                else if (clock.GetUtcNow() < since)
                {
                    since = clock.GetUtcNow();
                }
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The end of the run.
        }
    }

    private async Task CallAsync(bool isPastDue, CancellationToken aborting)
    {
        var now = clock.GetUtcNow();
        var info = JsonSerializer.Serialize(new
        {
            Schedule = new { AdjustForDST = true },
            ScheduleStatus = isMonitored
                ? new { Last = last.UtcDateTime, LastUpdated = last.UtcDateTime, Next = schedule.NextAfter(now).UtcDateTime }
                : null,
            IsPastDue = isPastDue,
        });
        last = now;
        try
        {
            await channel.InvokeAsync(function, Guid.CreateVersion7().ToString(), new Trigger(Trigger.Json(info), new Dictionary<string, TypedData>()), aborting);
        }
        catch (Exception exception)
        {
            LogFailed(logger, exception, function.Name);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Function} failed; it is called again when it is next due")]
    private static partial void LogFailed(ILogger logger, Exception exception, string function);
}
