namespace LocalHost;

/// <summary>How long to wait before the next look into a queue: from 100 ms, twice as long each time in vain.</summary>
internal sealed class PollingInterval(TimeSpan longest)
{
    private TimeSpan next = QueueOptions.MinPollingInterval;

    public void Reset() => next = QueueOptions.MinPollingInterval;

    public TimeSpan Next()
    {
        var interval = next;
        next = next * 2 > longest ? longest : next * 2;
        return interval;
    }
}
