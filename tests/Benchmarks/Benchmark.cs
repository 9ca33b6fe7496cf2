namespace Fair.Benchmarks;

/// <summary>
/// Measures some lines of the table. What is compared is measured in the same run, in turns: the machine's own speed and
/// its other work then stand on both sides.
/// </summary>
internal abstract class Benchmark
{
    /// <summary>By which it is called on the command line.</summary>
    public abstract string Name { get; }

    public abstract Task<IReadOnlyList<Line>> RunAsync();
}
