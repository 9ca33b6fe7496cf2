using System.Diagnostics;
using TestHost;
using Xunit;

namespace LocalHost.Tests.Hosting;

/// <summary>A worker that does not come to life is told of with what it said.</summary>
[Trait("Speed", "Slow")]
public class WorkerStartTests(StorageAccounts storage)
{
    [Fact]
    public async Task One_that_ends_is_told_with_its_last_words()
    {
        using var application = new ShellApplication("echo first; echo 'no such table' >&2; exit 3");

        var end = await application.FailAsync(storage);

        Assert.StartsWith("The application ended while it was starting.", end.Message);
        Assert.Contains("first", end.Message);
        Assert.Contains("no such table", end.Message);
    }

    [Fact]
    public async Task One_that_does_not_begin_in_time_is_told_with_its_last_words_and_ended()
    {
        using var application = new ShellApplication("echo still thinking; echo $$ > pid; exec sleep 100");

        var end = await application.FailAsync(storage, "--LocalHost:BeginWithin", "00:00:02");

        Assert.Equal("The application has not begun within 2 seconds. Its last words:\nstill thinking", end.Message);
        var id = int.Parse(await File.ReadAllTextAsync(Path.Combine(application.Folder, "pid")), System.Globalization.CultureInfo.InvariantCulture);
        Assert.Throws<ArgumentException>(() => Process.GetProcessById(id));
    }

    [Fact]
    public async Task One_that_begins_and_does_not_answer_in_time_is_told()
    {
        await using var launcher = new SilentWorker();
        var end = await Assert.ThrowsAsync<LocalHostException>(() => FunctionsHost.StartAsync(
            ["--application", Probe.Folder, "--port", "0", "--quiet", "--AzureWebJobsStorage", storage.Next(), "--LocalHost:LoadWithin", "00:00:03"], launcher));

        Assert.StartsWith("The application has not answered within 3 seconds.", end.Message);
    }

    [Fact]
    public async Task One_whose_program_is_missing_is_told()
    {
        using var application = new ShellApplication("");
        await File.WriteAllTextAsync(
            Path.Combine(application.Folder, "worker.config.json"),
            """{ "description": { "defaultExecutablePath": "no-such-program", "defaultWorkerPath": "worker" } }""");

        var end = await application.FailAsync(storage);

        Assert.StartsWith("no-such-program was not found", end.Message);
    }
}
