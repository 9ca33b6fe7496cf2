using System.ComponentModel;
using System.Diagnostics;
using System.Reflection;
using System.Text;

namespace LocalHost;

/// <summary>Azurite's process, under the launcher that ends it with this one.</summary>
internal sealed class AzuriteProcess : IAsyncDisposable, IDisposable
{
    private static readonly TimeSpan EndWithin = TimeSpan.FromSeconds(10);

    private readonly Process process;
    private readonly AzuriteFolder folder;
    private readonly StringBuilder output = new();
    private readonly TaskCompletionSource<AzuritePorts> ports = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<string> ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int disposed;

    private AzuriteProcess(Process process, AzuriteFolder folder)
    {
        this.process = process;
        this.folder = folder;
        process.OutputDataReceived += (_, line) => Read(line.Data);
        process.ErrorDataReceived += (_, line) => Read(line.Data);
        process.Exited += (_, _) => ended.TrySetResult(Said());
        process.Exited += (_, _) => ports.TrySetException(new LocalHostException($"Azurite ended before it listened. It said:\n{Said()}"));
    }

    /// <summary>Done when the process has ended, with what it said.</summary>
    public Task<string> Ended => ended.Task;

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
        return started;
    }

    /// <exception cref="LocalHostException">Azurite ended instead.</exception>
    public Task<AzuritePorts> ReadPortsAsync() => ports.Task;

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
        if (line is null || ports.Task.IsCompleted)
        {
            return;
        }

        lock (output)
        {
            output.AppendLine(line);
        }

        if (AzuritePorts.Read(Said()) is { } all)
        {
            ports.TrySetResult(all);
        }
    }

    private string Said()
    {
        lock (output)
        {
            return output.ToString();
        }
    }
}
