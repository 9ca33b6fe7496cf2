using System.Diagnostics;
using System.Globalization;
using Fair.Certificates;
using Platform.Editions;
using Platform.Languages;

namespace Fair.Benchmarks;

/// <summary>
/// Certificates in Arabic on one core, against what else prints such a page on that core; and what the first one of a process
/// costs, how heavy they are, and whether anything of them stays.
/// </summary>
internal sealed class CertificatesBenchmark : Benchmark
{
    public const string MemoryArgument = "certificates-memory";

    private static readonly int WarmUps = Effort.Of(2_000, 5);
    private static readonly int Times = Effort.Of(2_000, 5);
    private static readonly int Starts = Effort.Of(15, 1);

    public override string Name => "certificates";

    public override async Task<IReadOnlyList<Line>> RunAsync()
    {
        var starts = await FirstOfAProcessAsync();
        var (heap, set) = await MemoryAsync();
        var edition = SampleCertificate.Edition();
        return
        [
            .. await OnOneCoreAsync(edition),
            starts,
            Line.Count("A certificate: the heaviest of all kinds and languages", Heaviest(edition) / 1024.0, 60, " KB"),
            Line.AtMost("Heap after 10,000 certificates, against after 1,000", heap.After / heap.Before, 1.1, " times", Kilobytes(heap)),
            Line.AtMost("Working set of the same", set.After / set.Before, 1.1, " times", Kilobytes(set)),
        ];
    }

    /// <summary>Prints 1,000 certificates and then 10,000, and after each the bytes of the heap and of the working set.</summary>
    public static void PrintMemory()
    {
        var printer = new CertificatePrinter(SampleCertificate.Edition());
        foreach (var (from, to) in new[] { (0, Effort.Of(1_000, 20)), (Effort.Of(1_000, 20), Effort.Of(10_000, 40)) })
        {
            for (var number = from; number < to; number++)
            {
                printer.Print(SampleCertificate.Of(number), Language.Arabic);
            }

            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            GC.WaitForPendingFinalizers();
            Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{GC.GetTotalMemory(forceFullCollection: true)} {Environment.WorkingSet}"));
        }
    }

    private static async Task<IReadOnlyList<Line>> OnOneCoreAsync(Edition edition)
    {
        using var process = Process.GetCurrentProcess();
        var cores = OperatingSystem.IsLinux() ? process.ProcessorAffinity : 0;
        if (OperatingSystem.IsLinux())
        {
            // Those it starts stay on that core too.
            process.ProcessorAffinity = 1;
        }

        try
        {
            var printer = new CertificatePrinter(edition);
            Measure(printer, WarmUps);
            var before = Measure(printer, Times);
            var (weasyPrint, chromium) = (await CertificatePeers.WeasyPrintAsync(edition), await CertificatePeers.WarmChromiumAsync(edition));
            var ours = (before + Measure(printer, Times)) / 2;
            return
            [
                new("Certificates per second on one core", "", ours.ToString("#,0", CultureInfo.InvariantCulture), null),
                Against("WeasyPrint", weasyPrint, ours, 30),
                Against("a warm Chromium", chromium, ours, 25),
            ];
        }
        finally
        {
            if (OperatingSystem.IsLinux())
            {
                process.ProcessorAffinity = cores;
            }
        }
    }

    private static double Measure(CertificatePrinter printer, int times)
    {
        var started = Stopwatch.GetTimestamp();
        for (var number = 0; number < times; number++)
        {
            printer.Print(SampleCertificate.Of(number), Language.Arabic);
        }

        return times / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    private static Line Against(string peer, double? pages, double ours, double min) => pages is { } theirs
        ? new($"Certificates per second, against {peer}", $"≥ {min} times", string.Create(CultureInfo.InvariantCulture, $"{ours / theirs:0.#} times ({theirs:0.#} per second)"), ours / theirs >= min)
        : new($"Certificates per second, against {peer}", $"≥ {min} times", "it is not installed", null);

    private static async Task<Line> FirstOfAProcessAsync()
    {
        var app = await Published.AppAsync("tests/Benchmarks/OneCertificate", "OneCertificate");
        var (printing, idling) = (new Sample(), new Sample());
        for (var time = -2; time < Starts; time++)
        {
            var (print, idle) = (await app.TimeToEndAsync("print"), await app.TimeToEndAsync());
            if (time >= 0)
            {
                printing.Add(print);
                idling.Add(idle);
            }
        }

        return Line.AtMost("First certificate of a process, against a process that does nothing", printing.Median / idling.Median, 4.5, " times",
            string.Create(CultureInfo.InvariantCulture, $"medians of {Starts} in turn: {printing.Median:0} and {idling.Median:0} ms"));
    }

    private static int Heaviest(Edition edition)
    {
        var printer = new CertificatePrinter(edition);
        CertificateSubject[] subjects =
        [
            SampleCertificate.Of(1).Subject, new StandHeld(["زهرة عينة", "Sanae Exemple"]),
            new WorkshopGiven("دفتر الحسابات خطوة بخطوة", new(2025, 2, 1), TimeSpan.FromHours(2)), new Distinction("صون الصناعة التقليدية"),
        ];
        return subjects.Max(subject => Language.All.Max(language => printer.Print(SampleCertificate.Of(1) with { Subject = subject }, language).Length));
    }

    private static async Task<((double Before, double After) Heap, (double Before, double After) Set)> MemoryAsync()
    {
        using var run = Self.Start(MemoryArgument);
        var lines = (await run.StandardOutput.ReadToEndAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        await run.WaitForExitAsync();
        var numbers = lines.Select(line => line.Split(' ').Select(number => double.Parse(number, CultureInfo.InvariantCulture)).ToArray()).ToArray();
        return ((numbers[0][0], numbers[1][0]), (numbers[0][1], numbers[1][1]));
    }

    private static string Kilobytes((double Before, double After) size) => string.Create(CultureInfo.InvariantCulture, $"{size.Before / 1024:#,0} to {size.After / 1024:#,0} KB");
}
