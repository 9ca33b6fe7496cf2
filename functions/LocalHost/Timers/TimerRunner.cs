using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace LocalHost;

/// <summary>Runs all timer triggers while the application runs.</summary>
internal sealed class TimerRunner(
    FunctionCatalog catalog,
    FunctionCalls calls,
    TimerMemory memory,
    MovableClock clock,
    IConfiguration configuration,
    ILogger<TimerRunner> logger) : BackgroundWork
{
    protected override IEnumerable<Func<Task>> Start(CancellationToken stopping, CancellationToken aborting)
    {
        foreach (var function in catalog.WithTrigger("timerTrigger").Where(function => !catalog.IsDisabled(function)))
        {
            var schedule = TimerSchedule.Parse(SettingName.Resolve(function.Trigger.Text("schedule")!, configuration));
            var loop = new TimerLoop(function, schedule, memory, calls, clock, logger);
            yield return () => loop.RunAsync(stopping, aborting);
        }
    }
}
