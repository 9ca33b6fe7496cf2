using System.Globalization;

namespace LocalHost;

/// <summary>
/// The run's clock: it starts where it is told to and runs on from there at the machine's pace, and can be moved.
/// Timers created from it measure the machine's time; what must follow a move waits with <see cref="WaitUntilAsync"/>.
/// </summary>
public sealed class MovableClock : TimeProvider
{
    // Task.Delay takes no more than some weeks at a time.
    private static readonly TimeSpan LongestDelay = TimeSpan.FromHours(1);

    private readonly Lock gate = new();
    private TimeSpan offset;
    private TaskCompletionSource moved = NewSignal();

    /// <param name="start">The time it is now; the machine's if null.</param>
    public MovableClock(DateTimeOffset? start = null) =>
        offset = start is { } time ? time - System.GetUtcNow() : TimeSpan.Zero;

    /// <summary>Reads a time in ISO's form, as UTC unless it states an offset. Null if it is none.</summary>
    public static DateTimeOffset? Parse(string? text) =>
        DateTimeOffset.TryParse(
            text,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out var time)
            ? time
            : null;

    /// <summary>Told of each move with the new distance to the machine's clock.</summary>
    public event Action<TimeSpan>? Moved;

    /// <summary>How far the clock is ahead of the machine's.</summary>
    public TimeSpan Offset
    {
        get
        {
            lock (gate)
            {
                return offset;
            }
        }
    }

    public override DateTimeOffset GetUtcNow()
    {
        lock (gate)
        {
            return System.GetUtcNow() + offset;
        }
    }

    /// <summary>Makes it that time now, forwards or backwards, and wakes whoever waits.</summary>
    public void Move(DateTimeOffset time)
    {
        TaskCompletionSource signal;
        lock (gate)
        {
            offset = time - System.GetUtcNow();
            signal = moved;
            moved = NewSignal();
        }

        Moved?.Invoke(Offset);
        signal.SetResult();
    }

    /// <summary>Waits until it is that time, or until the clock is moved, whichever comes first.</summary>
    /// <returns>Whether it is that time.</returns>
    public async Task<bool> WaitUntilAsync(DateTimeOffset time, CancellationToken cancellationToken)
    {
        Task signal;
        lock (gate)
        {
            signal = moved.Task;
        }

        while (time - GetUtcNow() is { Ticks: > 0 } left)
        {
            // A delay may end a moment early; a millisecond more is cheaper than a round of rechecking.
            var delay = Task.Delay(Min(left + TimeSpan.FromMilliseconds(1), LongestDelay), cancellationToken);
            var first = await Task.WhenAny(signal, delay);
            if (first == signal)
            {
                return GetUtcNow() >= time;
            }

            await delay;
        }

        return true;
    }

    private static TimeSpan Min(TimeSpan one, TimeSpan other) => one < other ? one : other;

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
