using System.Diagnostics;

namespace Fair.Benchmarks;

/// <summary>Durations of something done many times, in milliseconds.</summary>
internal sealed class Sample
{
    private readonly List<double> durations = [];

    /// <summary>The middle one: a machine's hiccup does not move it.</summary>
    public double Median => durations.Order().ElementAt(durations.Count / 2);

    /// <summary>The duration that 99 of 100 do not exceed.</summary>
    public double P99 => durations.Order().ElementAt(durations.Count * 99 / 100);

    public void Add(TimeSpan duration) => durations.Add(duration.TotalMilliseconds);

    public async Task TimeAsync(Func<Task> action)
    {
        var started = Stopwatch.GetTimestamp();
        await action();
        Add(Stopwatch.GetElapsedTime(started));
    }
}
