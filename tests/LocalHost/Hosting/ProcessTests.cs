using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Xunit;

namespace LocalHost.Tests.Hosting;

/// <summary>The host as a process of its own, as a user starts it: with its storage and its worker as children.</summary>
[Trait("Speed", "Slow")]
public sealed partial class ProcessTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_says_where_to_look_and_when_it_is_killed_its_storage_and_its_worker_end_too()
    {
        using var data = new TemporaryFolder();
        using var run = await RunAsync(data, "--at", "2024-12-16T09:00", "--LocalHost:Addresses:Desk", "/desk");

        Assert.Matches(@"Desk\s+http://127\.0\.0\.1:\d+/desk\n", run.Said);
        Assert.Matches(@"Mailbox\s+http://127\.0\.0\.1:\d+/_mailbox\n", run.Said);
        Assert.Matches(@"Clock\s+http://127\.0\.0\.1:\d+/_clock\s+now 2024-12-16 09:0\d UTC\n", run.Said);
        var children = await ChildrenAsync(run.Process);
        Assert.Equal(["dotnet", "node"], children.Select(child => child.ProcessName).Order());

        run.Process.Kill();

        await Task.WhenAll(children.Select(child => child.WaitForExitAsync(Cancelled)));
    }

    [Fact]
    public async Task Interrupted_with_all_its_children_it_lets_a_running_request_end_and_ends_well()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Signals are sent with kill.");
        using var data = new TemporaryFolder();
        using var run = await RunAsync(data);
        using var client = new HttpClient { BaseAddress = run.Address };
        Assert.SkipWhen(await IgnoresInterruptsAsync(run.Process), "What was started in the background by a shell is not interrupted.");
        var children = await ChildrenAsync(run.Process);
        var slow = client.GetStringAsync("/slow/2000", Cancelled);
        await Task.Delay(TimeSpan.FromSeconds(0.5), Cancelled);

        // As a terminal does at Ctrl+C.
        foreach (var process in children.Append(run.Process))
        {
            Process.Start("kill", ["-INT", $"{process.Id}"]).WaitForExit();
        }

        Assert.Equal("slept", await slow);
        await run.Process.WaitForExitAsync(Cancelled);
        Assert.Equal(0, run.Process.ExitCode);
        Assert.Equal("", await run.Process.StandardError.ReadToEndAsync(Cancelled));
        await Task.WhenAll(children.Select(child => child.WaitForExitAsync(Cancelled)));
    }

    [Theory]
    [InlineData("node", "Azurite, the storage of this run, has ended by itself.")]
    [InlineData("dotnet", "The application has ended by itself.")]
    public async Task Without_its_storage_or_its_worker_it_ends_with_a_message(string child, string message)
    {
        using var data = new TemporaryFolder();
        using var run = await RunAsync(data);

        (await ChildrenAsync(run.Process)).Single(process => process.ProcessName == child).Kill();

        var said = await run.Process.StandardError.ReadToEndAsync(Cancelled);
        await run.Process.WaitForExitAsync(Cancelled);
        Assert.Equal(1, run.Process.ExitCode);
        Assert.Contains(message, said);
    }

    [Fact]
    public async Task What_prevents_the_start_is_told_without_a_stack_trace()
    {
        using var process = Start("--application", "/nowhere", "--port", "0");

        var said = await process.StandardError.ReadToEndAsync(Cancelled);
        await process.WaitForExitAsync(Cancelled);

        Assert.Equal(1, process.ExitCode);
        Assert.StartsWith("There is no built Functions application in /nowhere", said);
        Assert.DoesNotContain("   at ", said);
    }

    private static async Task<Run> RunAsync(TemporaryFolder data, params string[] settings)
    {
        var process = Start(["--application", Probe.Folder, "--port", "0", "--data", data.Path, .. settings]);
        var said = "";
        while (!said.Contains("Sign in"))
        {
            said += await process.StandardOutput.ReadLineAsync(Cancelled) is { } line ? line + "\n" : throw new InvalidOperationException(await process.StandardError.ReadToEndAsync(Cancelled));
        }

        // Nobody reads on, and a full pipe would hold it up.
        _ = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        return new(process, said);
    }

    private static Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(FunctionsHost).Assembly.Location, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment.Remove("AzureWebJobsStorage");
        return Process.Start(start)!;
    }

    /// <summary>Whether SIGINT means nothing to a process, as it inherited that.</summary>
    private static async Task<bool> IgnoresInterruptsAsync(Process process)
    {
        var status = await File.ReadAllTextAsync($"/proc/{process.Id}/status", Cancelled);
        return (ulong.Parse(IgnoredSignals().Match(status).Groups[1].Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture) & 2) != 0;
    }

    private static async Task<IReadOnlyList<Process>> ChildrenAsync(Process parent)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The children of a process are looked up in /proc.");
        var children = new List<Process>();
        foreach (var folder in Directory.EnumerateDirectories("/proc").Where(folder => Number().IsMatch(Path.GetFileName(folder))))
        {
            try
            {
                var status = await File.ReadAllTextAsync(Path.Combine(folder, "status"), Cancelled);
                if (status.Contains($"PPid:\t{parent.Id}\n"))
                {
                    children.Add(Process.GetProcessById(int.Parse(Path.GetFileName(folder), CultureInfo.InvariantCulture)));
                }
            }
            catch (Exception exception) when (exception is IOException or ArgumentException)
            {
                // It has ended meanwhile.
            }
        }

        return children;
    }

    [GeneratedRegex(@"SigIgn:\s+([0-9a-f]+)")]
    private static partial Regex IgnoredSignals();

    [GeneratedRegex("^[0-9]+$")]
    private static partial Regex Number();

    private sealed record Run(Process Process, string Said) : IDisposable
    {
        public Uri Address => new(Regex.Match(Said, @"http://127\.0\.0\.1:\d+/").Value);

        public void Dispose()
        {
            if (!Process.HasExited)
            {
                Process.Kill(entireProcessTree: true);
            }

            Process.Dispose();
        }
    }
}
