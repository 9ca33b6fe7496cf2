using TestHost;
using Xunit;

namespace LocalHost.Tests;

/// <summary>An application that never becomes a worker: a script, started as one.</summary>
internal sealed class ShellApplication : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public ShellApplication(string script)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The application is a script of sh.");
        File.WriteAllText(Path.Combine(Folder, "worker.sh"), script);
        File.WriteAllText(
            Path.Combine(Folder, "worker.config.json"),
            """{ "description": { "defaultExecutablePath": "sh", "defaultWorkerPath": "worker.sh" } }""");
    }

    public string Folder => folder.Path;

    /// <summary>Starts it, which does not succeed.</summary>
    public Task<LocalHostException> FailAsync(StorageAccounts storage, params string[] settings) => Assert.ThrowsAsync<LocalHostException>(() =>
        FunctionsHost.StartAsync(["--application", Folder, "--port", "0", "--quiet", "--AzureWebJobsStorage", storage.Next(), .. settings]));

    public void Dispose() => folder.Dispose();
}
