using System.Globalization;

namespace Fair.Benchmarks;

/// <summary>Whether the application keeps anything of the requests it has answered; in a process of its own.</summary>
internal sealed class MemoryBenchmark : Benchmark
{
    public override string Name => "memory";

    public override async Task<IReadOnlyList<Line>> RunAsync()
    {
        using var run = Self.Start(MemoryRun.Argument);
        var lines = (await run.StandardOutput.ReadToEndAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        await run.WaitForExitAsync();
        if (run.ExitCode != 0 || lines.Length != 2)
        {
            throw new InvalidOperationException($"The run for memory ended with {run.ExitCode}.");
        }

        var (after1, after10) = (Read(lines[0]), Read(lines[1]));
        return
        [
            Line.AtMost("Heap after 10,000 requests, against after 1,000", after10.Heap / after1.Heap, 1.1, " times", Kilobytes(after1.Heap, after10.Heap)),
            // It holds compiled code too, which the runtime goes on making for a while.
            new("Working set of the same", "", Kilobytes(after1.Set, after10.Set), null),
        ];
    }

    private static string Kilobytes(double before, double after) => string.Create(CultureInfo.InvariantCulture, $"{before / 1024:#,0} to {after / 1024:#,0} KB");

    private static (double Heap, double Set) Read(string line)
    {
        var numbers = line.Split(' ').Select(number => double.Parse(number, CultureInfo.InvariantCulture)).ToArray();
        return (numbers[0], numbers[1]);
    }
}
