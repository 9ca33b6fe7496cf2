using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Calls the function by a schedule: NCRONTAB of six fields (seconds first) or five, a time span, or <c>%Setting%</c>; UTC.</summary>
public sealed class TimerTriggerAttribute(string schedule) : TriggerBindingAttribute
{
    public string Schedule { get; } = schedule;

    public bool RunOnStartup { get; set; }

    /// <summary>Whether occurrences are followed, so that one that was missed is called past due.</summary>
    public bool UseMonitor { get; set; } = true;
}
