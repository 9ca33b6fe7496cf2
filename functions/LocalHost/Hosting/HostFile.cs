using Microsoft.Extensions.Configuration;

namespace LocalHost;

/// <summary>
/// host.json, with the settings <c>AzureFunctionsJobHost__…</c> laid over it as the Functions host does.
/// </summary>
internal static class HostFile
{
    private const string Overrides = "AzureFunctionsJobHost";

    /// <exception cref="LocalHostException">The file is there but cannot be read as JSON.</exception>
    public static IConfiguration Read(string folder, IConfiguration settings)
    {
        var path = Path.Combine(folder, "host.json");
        var overrides = settings.GetSection(Overrides).AsEnumerable(makePathsRelative: true).Where(setting => setting.Value is not null);
        try
        {
            var builder = new ConfigurationBuilder();
            if (File.Exists(path))
            {
                builder.AddJsonStream(new MemoryStream(File.ReadAllBytes(path)));
            }

            return builder.AddInMemoryCollection(overrides).Build();
        }
        catch (Exception exception) when (exception is FormatException or System.Text.Json.JsonException)
        {
            throw new LocalHostException($"{path} is not JSON: {exception.Message}", exception);
        }
    }
}
