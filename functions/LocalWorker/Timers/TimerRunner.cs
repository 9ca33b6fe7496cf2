using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace LocalWorker;

/// <summary>Runs all timer triggers while the application runs.</summary>
internal sealed class TimerRunner(
    FunctionCatalog catalog,
    FunctionPipeline pipeline,
    MovableClock clock,
    IConfiguration configuration,
    ILogger<TimerRunner> logger) : BackgroundWork
{
    protected override IEnumerable<Func<Task>> Start(CancellationToken stopping, CancellationToken aborting)
    {
        foreach (var function in catalog.Functions)
        {
            if (function.Trigger is TimerTriggerAttribute trigger)
            {
                var schedule = TimerSchedule.Parse(SettingName.Resolve(trigger.Schedule, configuration));
                var loop = new TimerLoop(function, trigger, schedule, pipeline, clock, logger);
                yield return () => loop.RunAsync(stopping, aborting);
            }
        }
    }
}
