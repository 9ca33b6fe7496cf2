using System.ComponentModel;
using System.Diagnostics;
using System.Reflection;

namespace LocalHost;

/// <summary>Azurite's process, under the launcher that ends it with this one.</summary>
internal sealed class AzuriteProcess : IAsyncDisposable, IDisposable
{
    private static readonly TimeSpan EndWithin = TimeSpan.FromSeconds(10);

    private readonly Process process;
    private readonly AzuriteFolder folder;
    private readonly LastWords lastWords = new();
    private readonly TaskCompletionSource<AzuritePorts> ports = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int disposed;

    private AzuriteProcess(Process process, AzuriteFolder folder)
    {
        this.process = process;
        this.folder = folder;
        process.OutputDataReceived += (_, line) => Read(line.Data);
        process.ErrorDataReceived += (_, line) => Read(line.Data);
    }

    /// <summary>Done when the process has ended, with what it said.</summary>
    public Task<string> Ended { get; private set; } = Task.FromResult("");

    public int Id => process.Id;

    /// <exception cref="LocalHostException">Node.js or Azurite is missing.</exception>
    public static AzuriteProcess Start(AzuriteOptions options, Dictionary<string, string> keys)
    {
        var script = options.Script ?? FetchedScript();
        if (!File.Exists(script))
        {
            throw new LocalHostException(
                $"Azurite is not at {script}. Build again to fetch it (npm ci, half a minute), or name it with --LocalHost:Azurite.");
        }

        var folder = AzuriteFolder.Open(options.DataFolder);
        var started = new AzuriteProcess(new Process { StartInfo = Command(script, folder), EnableRaisingEvents = true }, folder);
        started.process.StartInfo.Environment["AZURITE_ACCOUNTS"] = string.Join(';', keys.Select(key => $"{key.Key}:{key.Value}"));
        try
        {
            started.process.Start();
        }
        catch (Win32Exception exception)
        {
            folder.Dispose();
            throw new LocalHostException(
                "Node.js was not found. Install Node.js 20 or newer (https://nodejs.org), or name a storage account in the setting AzureWebJobsStorage.",
                exception);
        }

        started.process.BeginOutputReadLine();
        started.process.BeginErrorReadLine();
        started.Ended = ProcessEnd.LastWordsAsync(started.process, started.lastWords);
        return started;
    }

    /// <exception cref="LocalHostException">Azurite ended instead.</exception>
    public async Task<AzuritePorts> ReadPortsAsync() => await Task.WhenAny(ports.Task, Ended) == ports.Task
        ? await ports.Task
        : throw new LocalHostException($"Azurite ended before it listened. It said:\n{await Ended}");

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref disposed, 1) == 1)
        {
            return;
        }

        process.StandardInput.Close();
        using var patience = new CancellationTokenSource(EndWithin);
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
        }

        await Ended;
        process.Dispose();
        folder.Dispose();
    }

    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();

    private static ProcessStartInfo Command(string script, AzuriteFolder folder)
    {
        var command = new ProcessStartInfo("node")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            WorkingDirectory = folder.Path,
        };
        string[] arguments =
        [
            "--eval", Launcher(), "--", script, folder.IsThrowAway ? folder.Path : "",
            "--blobPort", "0", "--queuePort", "0", "--tablePort", "0", "--location", folder.Path,
            "--silent", "--disableTelemetry", "--skipApiVersionCheck",
        ];
        foreach (var argument in arguments)
        {
            command.ArgumentList.Add(argument);
        }

        return command;
    }

    private static string FetchedScript() =>
        typeof(AzuriteProcess).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "AzuriteScript").Value!;

    private static string Launcher() => Resource.Text("azurite-launcher.js");

    private void Read(string? line)
    {
        if (line is null)
        {
            return;
        }

        lastWords.Add(line);
        if (!ports.Task.IsCompleted && AzuritePorts.Read(lastWords.ToString()) is { } all)
        {
            ports.TrySetResult(all);
        }
    }
}
