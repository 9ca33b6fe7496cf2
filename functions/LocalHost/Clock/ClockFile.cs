using System.IO.MemoryMappedFiles;

namespace LocalHost;

/// <summary>
/// The distance between the run's clock and the machine's, in ticks, where another process can read it: a file that is mapped
/// into both.
/// </summary>
internal sealed class ClockFile : IDisposable
{
    /// <summary>The environment variable that names the file to the worker.</summary>
    public const string Variable = "LOCALHOST_CLOCK_FILE";

    private readonly MovableClock clock;
    private readonly MemoryMappedFile file;
    private readonly MemoryMappedViewAccessor view;

    public ClockFile(MovableClock clock)
    {
        this.clock = clock;
        Path = System.IO.Path.GetTempFileName();
        file = MemoryMappedFile.CreateFromFile(Path, FileMode.Open, null, sizeof(long));
        view = file.CreateViewAccessor();
        clock.Moved += Write;
        Write(clock.Offset);
    }

    public string Path { get; }

    public void Dispose()
    {
        clock.Moved -= Write;
        view.Dispose();
        file.Dispose();
        File.Delete(Path);
    }

    private void Write(TimeSpan offset) => view.Write(0, offset.Ticks);
}
