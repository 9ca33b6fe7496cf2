using Fair.Benchmarks;

// dotnet run -c Release --project tests/Benchmarks             measures everything
// dotnet run -c Release --project tests/Benchmarks -- start    measures what is named
// ... -- --short calls                                         as the tests run it: fails where a count is above its limit
Effort.IsShort = args.Contains(Effort.ShortArgument);
args = [.. args.Where(argument => argument != Effort.ShortArgument)];
Benchmark[] all = [new StorageCallsBenchmark(), new ApplyBenchmark(), new SignUpBenchmark(), new PagesBenchmark(), new FirstVisitBenchmark(), new StartBenchmark(), new RequestBenchmark(), new IdleBenchmark(), new MemoryBenchmark(), new CertificatesBenchmark(), new IssuingBenchmark(), new DeskBenchmark()];

if (args is [MemoryRun.Argument])
{
    await MemoryRun.PrintAsync();
    return 0;
}

if (args is [CertificatesBenchmark.MemoryArgument])
{
    CertificatesBenchmark.PrintMemory();
    return 0;
}

if (args.FirstOrDefault(name => all.All(one => one.Name != name)) is { } unknown)
{
    Console.Error.WriteLine($"There is no benchmark '{unknown}'. There are: {string.Join(", ", all.Select(one => one.Name))}.");
    return 2;
}

var lines = new List<Line>();
foreach (var benchmark in all.Where(one => args.Length == 0 || args.Contains(one.Name)))
{
    Console.Error.WriteLine($"Measuring: {benchmark.Name}");
    lines.AddRange(await benchmark.RunAsync());
}

Console.Out.Write(Table.Of(lines));
return Effort.IsShort && lines.Any(line => line is { IsCount: true, IsMet: false }) ? 1 : 0;
