namespace LocalHost;

/// <summary>What is known of a timer that is monitored.</summary>
/// <param name="Last">When it was called last; the beginning of time if it never was.</param>
/// <param name="Next">When it is due after that.</param>
/// <param name="LastUpdated">When this was noted.</param>
internal sealed record TimerStatus(DateTimeOffset Last, DateTimeOffset Next, DateTimeOffset LastUpdated);
