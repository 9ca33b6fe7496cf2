using Microsoft.Extensions.Configuration;

namespace LocalWorker;

/// <summary>
/// host.json, with the settings <c>AzureFunctionsJobHost__…</c> laid over it as the Functions host does.
/// </summary>
internal static class HostFile
{
    private const string Overrides = "AzureFunctionsJobHost";

    /// <exception cref="LocalWorkerException">The file is there but cannot be read as JSON.</exception>
    public static IConfiguration Read(IConfiguration settings)
    {
        var path = new[] { AppContext.BaseDirectory, Directory.GetCurrentDirectory() }
            .Select(folder => Path.Combine(folder, "host.json"))
            .FirstOrDefault(File.Exists);
        var overrides = settings.GetSection(Overrides).AsEnumerable(makePathsRelative: true).Where(setting => setting.Value is not null);
        try
        {
            var builder = new ConfigurationBuilder();
            if (path is not null)
            {
                builder.AddJsonStream(new MemoryStream(File.ReadAllBytes(path)));
            }

            return builder.AddInMemoryCollection(overrides).Build();
        }
        catch (FormatException exception)
        {
            throw new LocalWorkerException($"{path} is not JSON: {exception.Message}", exception);
        }
    }
}
