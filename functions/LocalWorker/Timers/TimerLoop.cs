using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace LocalWorker;

/// <summary>
/// Calls a timer function when it is due by the run's clock, one call at a time. When the clock is moved over several
/// occurrences there is one call, past due.
/// </summary>
internal sealed partial class TimerLoop(
    FunctionDescription function,
    TimerTriggerAttribute trigger,
    TimerSchedule schedule,
    FunctionPipeline pipeline,
    MovableClock clock,
    ILogger logger)
{
    // Later than this is not the machine's doing but the clock's.
    private static readonly TimeSpan OnTime = TimeSpan.FromSeconds(1);

    private DateTimeOffset last;

    public async Task RunAsync(CancellationToken stopping, CancellationToken aborting)
    {
        try
        {
            if (trigger.RunOnStartup)
            {
                await CallAsync(isPastDue: false, aborting);
            }

            var since = clock.GetUtcNow();
            while (!stopping.IsCancellationRequested)
            {
                var due = schedule.NextAfter(since);
                if (await clock.WaitUntilAsync(due, stopping))
                {
                    await CallAsync(trigger.UseMonitor && clock.GetUtcNow() - due > OnTime, aborting);
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
        var info = new TimerInfo
        {
            IsPastDue = isPastDue,
            ScheduleStatus = trigger.UseMonitor
                ? new ScheduleStatus { Last = last.UtcDateTime, Next = schedule.NextAfter(now).UtcDateTime, LastUpdated = last.UtcDateTime }
                : null,
        };
        last = now;
        try
        {
            await pipeline.RunAsync(function, new TriggerEvent(info, TriggerEvent.NoData), aborting);
        }
        catch (Exception exception)
        {
            LogFailed(logger, exception, function.Name);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Function} failed; it is called again when it is next due")]
    private static partial void LogFailed(ILogger logger, Exception exception, string function);
}
