using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Xunit;

namespace LocalWorker.Tests.Hosting;

/// <summary>The sample application as a process of its own.</summary>
public sealed partial class ProcessTests
{
    private static readonly string Application = Path.Combine(AppContext.BaseDirectory, "SampleApp.dll");

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("--host", "127.0.0.1", "--port", "4000", "--workerId", "a", "--requestId", "b", "--grpcMaxMessageLength", "1")]
    [InlineData("--functions-uri", "http://127.0.0.1:4000", "--functions-worker-id", "a")]
    public async Task Started_by_the_functions_host_it_says_how_to_build_for_it(params string[] arguments)
    {
        using var process = Start(arguments);

        var said = await process.StandardError.ReadToEndAsync(Cancelled);
        await process.WaitForExitAsync(Cancelled);

        Assert.NotEqual(0, process.ExitCode);
        Assert.Contains("-p:FunctionsWorker=azure", said);
        Assert.DoesNotContain("   at ", said);
    }

    [Fact]
    public async Task It_says_where_to_look_and_when_it_is_killed_its_storage_ends_too()
    {
        var data = Directory.CreateTempSubdirectory("local-test-").FullName;
        using var process = Start(
            "--port", "0", "--data", data, "--at", "2024-12-16T09:00", "--LocalWorker:Addresses:Desk", "/desk",
            "--Rarely", "0 0 0 29 2 *", "--OrdersQueue", "orders");
        var said = "";
        while (!said.Contains("Sign in"))
        {
            said += await process.StandardOutput.ReadLineAsync(Cancelled) + "\n";
        }

        Assert.Matches(@"Desk\s+http://127\.0\.0\.1:\d+/desk\n", said);
        Assert.Matches(@"Mailbox\s+http://127\.0\.0\.1:\d+/_mailbox\n", said);
        Assert.Matches(@"Clock\s+http://127\.0\.0\.1:\d+/_clock\s+now 2024-12-16 09:0\d UTC\n", said);
        using var storage = Process.GetProcessById(await ChildOfAsync(process));

        process.Kill();

        await storage.WaitForExitAsync(Cancelled);
        Directory.Delete(data, recursive: true);
    }

    private static Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Application, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment.Remove("AzureWebJobsStorage");
        return Process.Start(start)!;
    }

    private static async Task<int> ChildOfAsync(Process parent)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The children of a process are looked up in /proc.");
        foreach (var folder in Directory.EnumerateDirectories("/proc").Where(folder => Number().IsMatch(Path.GetFileName(folder))))
        {
            try
            {
                var status = await File.ReadAllTextAsync(Path.Combine(folder, "status"), Cancelled);
                if (status.Contains($"PPid:\t{parent.Id}\n"))
                {
                    return int.Parse(Path.GetFileName(folder), CultureInfo.InvariantCulture);
                }
            }
            catch (IOException)
            {
                // It has ended meanwhile.
            }
        }

        throw new InvalidOperationException("The application has no child process.");
    }

    [GeneratedRegex("^[0-9]+$")]
    private static partial Regex Number();
}
