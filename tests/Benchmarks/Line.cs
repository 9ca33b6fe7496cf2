using System.Globalization;

namespace Fair.Benchmarks;

/// <summary>A line of the table.</summary>
/// <param name="What">What was measured.</param>
/// <param name="Target">What it should be.</param>
/// <param name="Measured">What it was.</param>
/// <param name="IsMet">Whether the target is met; null where none is set or nothing could be measured.</param>
internal sealed record Line(string What, string Target, string Measured, bool? IsMet)
{
    /// <summary>Whether it is a number of calls, bytes or scripts: the same on each machine, and held by a test.</summary>
    public bool IsCount { get; private init; }

    /// <summary>A line of what is counted, with an upper bound.</summary>
    public static Line Count(string what, double counted, double max, string unit = "", string note = "") =>
        AtMost(what, counted, max, unit, note) with { IsCount = true };

    /// <summary>A line whose target is an upper bound.</summary>
    public static Line AtMost(string what, double measured, double max, string unit = "", string note = "") =>
        new(what, $"≤ {Text(max)}{unit}", $"{Text(measured)}{unit}{(note.Length > 0 ? $" ({note})" : "")}", measured <= max);

    private static string Text(double number) => number.ToString(number == Math.Floor(number) ? "#,0" : "#,0.##", CultureInfo.InvariantCulture);
}
