namespace Microsoft.Azure.Functions.Worker;

/// <summary>What a timer function is told of its call.</summary>
public sealed class TimerInfo
{
    public ScheduleStatus? ScheduleStatus { get; set; }

    public bool IsPastDue { get; set; }
}
