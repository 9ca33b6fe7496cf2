namespace LocalHost;

/// <summary>
/// Azurite's data folder, held by one run at a time: two would overwrite each other's data.
/// </summary>
internal sealed class AzuriteFolder : IDisposable
{
    private const string SharedMemory = "/dev/shm";

    private readonly FileStream? hold;

    private AzuriteFolder(string path, bool isThrowAway, FileStream? hold)
    {
        Path = path;
        IsThrowAway = isThrowAway;
        this.hold = hold;
    }

    public string Path { get; }

    public bool IsThrowAway { get; }

    /// <exception cref="LocalHostException">Another run holds it.</exception>
    public static AzuriteFolder Open(string? path)
    {
        if (path is null)
        {
            var parent = Directory.Exists(SharedMemory) ? SharedMemory : System.IO.Path.GetTempPath();
            return new AzuriteFolder(Directory.CreateDirectory(System.IO.Path.Combine(parent, $"azurite-{Token.Create()}")).FullName, true, null);
        }

        try
        {
            Directory.CreateDirectory(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new LocalHostException($"The data of this run can't be kept in {path}: {exception.Message} Choose another folder with --data.", exception);
        }

        try
        {
            var hold = new FileStream(System.IO.Path.Combine(path, "in-use"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            return new AzuriteFolder(path, false, hold);
        }
        catch (IOException exception)
        {
            throw new LocalHostException(
                $"Another run is using the data in {path}. End that run, or give this one a folder of its own with --data.",
                exception);
        }
    }

    public void Dispose() => hold?.Dispose();
}
