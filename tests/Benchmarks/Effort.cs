namespace Fair.Benchmarks;

/// <summary>
/// How much is done for a line: all of it, or, as the tests run it, just enough to see that the benchmark works and that
/// what it counts holds. Ratios of so few times mean nothing.
/// </summary>
internal static class Effort
{
    /// <summary>The argument that asks for little.</summary>
    public const string ShortArgument = "--short";

    public static bool IsShort { get; set; }

    /// <summary>A number of times, or what stands in for it in the short form.</summary>
    public static int Of(int all, int few) => IsShort ? few : all;
}
