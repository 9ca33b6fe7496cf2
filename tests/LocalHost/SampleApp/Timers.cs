using System.Globalization;
using Microsoft.Azure.Functions.Worker;

namespace SampleApp;

/// <summary>Functions of timers.</summary>
public sealed class Timers(Journal journal)
{
    [Function("Hourly")]
    public void Hourly([TimerTrigger("0 0 * * * *")] TimerInfo timer) =>
        journal.Add(string.Create(CultureInfo.InvariantCulture, $"hourly {(timer.IsPastDue ? "past due" : "on time")} next {timer.ScheduleStatus?.Next:yyyy-MM-ddTHH:mm:ss}"));

    [Function("AtStart")]
    public Task AtStart([TimerTrigger("%Rarely%", RunOnStartup = true)] TimerInfo timer)
    {
        journal.Add($"at start {timer.IsPastDue}");
        return Task.CompletedTask;
    }

    [Function("Unwatched")]
    public void Unwatched([TimerTrigger("0 0 * * * *", UseMonitor = false)] TimerInfo timer) =>
        journal.Add($"unwatched {timer.IsPastDue} {timer.ScheduleStatus is null}");
}
