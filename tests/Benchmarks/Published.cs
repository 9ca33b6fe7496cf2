using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Reflection;
using System.Runtime.InteropServices;

namespace Fair.Benchmarks;

/// <summary>A project, published for this machine as the pipeline publishes the application: ReadyToRun, with the runtime apart.</summary>
internal sealed class Published
{
    private readonly string program;

    private Published(string program) => this.program = program;

    public static async Task<Published> App(string project, string name)
    {
        var root = typeof(Published).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(one => one.Key == "Root").Value!;
        var folder = Path.Combine(Path.GetTempPath(), "fair-benchmarks", name);
        string[] arguments =
        [
            "publish", Path.Combine(root, project), "-c", "Release", "-r", RuntimeInformation.RuntimeIdentifier, "--self-contained", "false",
            "-p:PublishReadyToRun=true", "-o", Path.Combine(folder, "published"), "--artifacts-path", Path.Combine(folder, "artifacts"), "-v", "quiet",
            // The committed lock files know no runtime identifier, and stay as they are.
            "-p:NuGetLockFilePath=obj/benchmark.lock.json", "-p:RestoreLockedMode=false",
        ];
        using var publish = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true })!;
        var output = await publish.StandardOutput.ReadToEndAsync();
        await publish.WaitForExitAsync();
        return publish.ExitCode == 0
            ? new(Path.Combine(folder, "published", OperatingSystem.IsWindows() ? $"{name}.exe" : name))
            : throw new InvalidOperationException($"{project} was not published:\n{output}");
    }

    /// <summary>Starts it, asks for a page until it is there, and ends it.</summary>
    public async Task<TimeSpan> TimeToFirstPage(string path, Func<int, string[]> arguments)
    {
        var port = FreePort();
        using var client = new HttpClient { BaseAddress = new($"http://127.0.0.1:{port}") };
        var started = Stopwatch.GetTimestamp();
        using var process = Process.Start(new ProcessStartInfo(program, arguments(port)) { RedirectStandardOutput = true })!;
        try
        {
            // What it prints is read, so that it never waits for a reader.
            process.OutputDataReceived += (_, _) => { };
            process.BeginOutputReadLine();
            while (!await Answers(client, path))
            {
                if (process.HasExited)
                {
                    throw new InvalidOperationException($"{program} ended with {process.ExitCode}.");
                }

                await Task.Delay(1);
            }

            return Stopwatch.GetElapsedTime(started);
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync();
        }
    }

    /// <summary>Starts it and waits for its end.</summary>
    public async Task<TimeSpan> TimeToEnd(params string[] arguments)
    {
        var started = Stopwatch.GetTimestamp();
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        await process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? Stopwatch.GetElapsedTime(started) : throw new InvalidOperationException($"{program} ended with {process.ExitCode}.");
    }

    private static async Task<bool> Answers(HttpClient client, string path)
    {
        try
        {
            using var answer = await client.GetAsync(path);
            return answer.StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
