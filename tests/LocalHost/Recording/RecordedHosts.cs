using TestHost;

namespace LocalHost.Tests.Recording;

/// <summary>The hosts that the recording is replayed against, each with the probe as a process of its own: started when first asked for, once for all tests.</summary>
public sealed class RecordedHosts : IAsyncDisposable
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, Task<FunctionsHost>> hosts = [];

    /// <param name="set">main, bare (without the catch-all), off (with the catch-all switched off), or any other word for one more like main.</param>
    /// <param name="storage">Where each host gets an account of its own.</param>
    public Task<FunctionsHost> GetAsync(string set, StorageAccounts storage)
    {
        lock (gate)
        {
            return hosts.TryGetValue(set, out var host) ? host : hosts[set] = StartAsync(set, storage);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var host in hosts.Values)
        {
            await (await host).DisposeAsync();
        }
    }

    private static Task<FunctionsHost> StartAsync(string set, StorageAccounts storage) => FunctionsHost.StartAsync(
    [
        "--application", set == "bare" ? Probe.BareFolder : Probe.Folder, "--port", "0", "--quiet",
        "--AzureWebJobsStorage", storage.Next(),
        "--LocalHost:FunctionKey", Probe.FunctionKey, "--LocalHost:MasterKey", Probe.MasterKey,
        // Recorded without the platform's sign-in.
        "--WEBSITE_AUTH_ENABLED", "false",
        .. set == "off" ? ["--AzureWebJobs_ZzCatchAll_Disabled", "true"] : Array.Empty<string>(),
    ]);
}
