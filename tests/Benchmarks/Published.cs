using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;

namespace Fair.Benchmarks;

/// <summary>A project, published for this machine as the pipeline publishes the application: ReadyToRun, with the runtime apart.</summary>
internal sealed class Published
{
    private readonly string program;

    private Published(string program) => this.program = program;

    private static readonly string Root = typeof(Published).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(one => one.Key == "Root").Value!;

    /// <summary>The folder of a built application, published as the package is made; in the short form, as it was built.</summary>
    public static async Task<string> FunctionsAsync(string project)
    {
        if (Effort.IsShort)
        {
            var built = new DirectoryInfo(AppContext.BaseDirectory);
            return Path.Combine(Root, project, "bin", built.Parent!.Name, built.Name);
        }

        var folder = Path.Combine(Path.GetTempPath(), "fair-benchmarks", Path.GetFileName(project));
        await PublishAsync("publish", Path.Combine(Root, project), "-c", "Release", "-o", folder, "-v", "quiet");
        return folder;
    }

    /// <summary>A program, published with the runtime apart; in the short form, as it was built.</summary>
    public static async Task<Published> AppAsync(string project, string name)
    {
        if (Effort.IsShort)
        {
            return new(Path.Combine(await FunctionsAsync(project), name));
        }

        var folder = Path.Combine(Path.GetTempPath(), "fair-benchmarks", name);
        string[] arguments =
        [
            "publish", Path.Combine(Root, project), "-c", "Release", "-r", RuntimeInformation.RuntimeIdentifier, "--self-contained", "false",
            "-p:PublishReadyToRun=true", "-o", Path.Combine(folder, "published"), "--artifacts-path", Path.Combine(folder, "artifacts"), "-v", "quiet",
            // The committed lock files know no runtime identifier, and stay as they are.
            "-p:NuGetLockFilePath=obj/benchmark.lock.json", "-p:RestoreLockedMode=false",
        ];
        await PublishAsync(arguments);
        return new(Path.Combine(folder, "published", OperatingSystem.IsWindows() ? $"{name}.exe" : name));
    }

    private static async Task PublishAsync(params string[] arguments)
    {
        using var publish = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true })!;
        var output = await publish.StandardOutput.ReadToEndAsync();
        await publish.WaitForExitAsync();
        if (publish.ExitCode != 0)
        {
            throw new InvalidOperationException($"{arguments[1]} was not published:\n{output}");
        }
    }

    /// <summary>Starts it and waits for its end.</summary>
    public async Task<TimeSpan> TimeToEndAsync(params string[] arguments)
    {
        var started = Stopwatch.GetTimestamp();
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        await process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? Stopwatch.GetElapsedTime(started) : throw new InvalidOperationException($"{program} ended with {process.ExitCode}.");
    }
}
