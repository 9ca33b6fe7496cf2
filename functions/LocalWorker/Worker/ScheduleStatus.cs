namespace Microsoft.Azure.Functions.Worker;

/// <summary>Times of a timer's schedule, in UTC. <see cref="Last"/> is the default value before the first call.</summary>
public sealed class ScheduleStatus
{
    public DateTime Last { get; set; }

    public DateTime Next { get; set; }

    public DateTime LastUpdated { get; set; }
}
