using System.Diagnostics;

namespace Fair.Benchmarks;

/// <summary>Durations of something done many times, in milliseconds.</summary>
internal sealed class Sample
{
    private readonly List<double> durations = [];

    /// <summary>The middle one: a machine's hiccup does not move it.</summary>
    public double Median => durations.Order().ElementAt(durations.Count / 2);

    public void Add(TimeSpan duration) => durations.Add(duration.TotalMilliseconds);

    public async Task Time(Func<Task> action)
    {
        var started = Stopwatch.GetTimestamp();
        await action();
        Add(Stopwatch.GetElapsedTime(started));
    }
}
