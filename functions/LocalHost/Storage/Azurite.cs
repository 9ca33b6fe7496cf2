using System.Globalization;

namespace LocalHost;

/// <summary>
/// Azurite, the storage emulator, as a child process on free ports of 127.0.0.1. It ends with this process, in whatever way that ends.
/// </summary>
public sealed class Azurite : IAsyncDisposable, IDisposable
{
    /// <summary>The setting by which the Functions host, and so the application, knows its storage.</summary>
    public const string ConnectionSetting = "AzureWebJobsStorage";

    private readonly AzuriteProcess process;

    private Azurite(AzuriteProcess process, IReadOnlyDictionary<string, string> connectionStrings)
    {
        this.process = process;
        ConnectionStrings = connectionStrings;
    }

    /// <summary>Of the first account.</summary>
    public string ConnectionString => ConnectionStrings.Values.First();

    /// <summary>By the account's name.</summary>
    public IReadOnlyDictionary<string, string> ConnectionStrings { get; }

    /// <summary>Done when Azurite has ended, with what it said last.</summary>
    public Task<string> Ended => process.Ended;

    /// <summary>The child process's id.</summary>
    public int ProcessId => process.Id;

    /// <exception cref="LocalHostException">Node.js or Azurite is missing, or it did not start; the message says what to do.</exception>
    public static async Task<Azurite> StartAsync(AzuriteOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var keys = options.Accounts.ToDictionary(account => account, _ => AccountKey.Create());
        var process = AzuriteProcess.Start(options, keys);
        try
        {
            var ports = await process.ReadPortsAsync();
            return new Azurite(process, keys.ToDictionary(key => key.Key, key => ConnectionTo(key.Key, key.Value, ports)));
        }
        catch
        {
            await process.DisposeAsync();
            throw;
        }
    }

    public ValueTask DisposeAsync() => process.DisposeAsync();

    public void Dispose() => process.Dispose();

    private static string ConnectionTo(string account, string key, AzuritePorts ports) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"DefaultEndpointsProtocol=http;AccountName={account};AccountKey={key};BlobEndpoint=http://127.0.0.1:{ports.Blob}/{account};QueueEndpoint=http://127.0.0.1:{ports.Queue}/{account};TableEndpoint=http://127.0.0.1:{ports.Table}/{account};");
}
