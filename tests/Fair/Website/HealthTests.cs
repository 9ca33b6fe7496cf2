using System.Diagnostics;
using System.Net;
using System.Text.Json.Nodes;
using Platform.Records;
using Platform.Telemetry;
using TestHost;
using Xunit;

namespace Fair.Tests.Website;

/// <summary>Whether storage answers is known soon, and asked seldom.</summary>
[Trait("Speed", "Slow")]
public sealed class HealthTests(StorageAccounts storage) : IAsyncLifetime
{
    private RunningFair fair = null!;

    public async ValueTask InitializeAsync() => fair = await RunningFair.StartAsync(storage);

    public ValueTask DisposeAsync() => fair.DisposeAsync();

    [Fact]
    public async Task It_is_well_and_says_which_version()
    {
        var (status, health, _) = await AskAsync();
        Assert.Equal((HttpStatusCode.OK, "ok", ProductVersion.Current), (status, (string?)health["status"], (string?)health["version"]));
        Assert.True((int)health["functions"]! > 80);
    }

    [Fact]
    public async Task Storage_is_asked_once_however_many_want_to_know()
    {
        await fair.SettleAsync();
        fair.Calls.Record();
        var before = fair.Calls.Recorded.Count;
        await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => AskAsync()));
        Assert.InRange(fair.Calls.Recorded.Skip(before).Count(call => call.EndsWith("/Fair", StringComparison.Ordinal)), 0, 2);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Where_storage_is_silent_or_refuses_it_says_so_within_two_seconds_and_then_at_once(bool isSilent)
    {
        fair.Expect("Storage does not answer");
        fair.Expect("could not be read; the last ones stay");
        fair.Expect("failed");
        fair.Expect("the process died");
        Break(isSilent);
        fair.Clock.Move(fair.Clock.GetUtcNow() + TimeSpan.FromSeconds(40));
        var (status, health, elapsed) = await AskAsync();
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "storage does not answer", ProductVersion.Current), (status, (string?)health["status"], (string?)health["version"]));
        Assert.True(elapsed < TimeSpan.FromSeconds(6), $"{elapsed}");
        Assert.True((await AskAsync()).Elapsed < TimeSpan.FromSeconds(1));

        Mend();
        fair.Clock.Move(fair.Clock.GetUtcNow() + StorageHealth.Fresh);
        await RunningFair.EventuallyAsync(async () => (await AskAsync()).Status, answered => answered == HttpStatusCode.OK, "storage to be found well again");
    }

    [Fact]
    public async Task Pages_do_not_wait_in_line_for_a_storage_that_is_silent()
    {
        fair.Expect("could not be read; the last ones stay");
        fair.Expect("failed");
        Break(isSilent: true);
        fair.Clock.Move(fair.Clock.GetUtcNow() + TimeSpan.FromSeconds(40));
        var watch = Stopwatch.StartNew();
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => fair.Client.GetAsync("/fr/privacy")));
        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), $"{watch.Elapsed}");
        Mend();
    }

    private void Break(bool isSilent)
    {
        if (isSilent)
        {
            fair.Calls.Stalls = Concerned;
        }
        else
        {
            fair.Calls.Arm(1, Fault.CrashBefore, Concerned);
        }
    }

    private void Mend()
    {
        fair.Calls.Stalls = null;
        fair.Calls.Disarm();
    }

    private static bool Concerned(Azure.Core.HttpMessage message) => message.Request.Uri.Path.Contains("Fair", StringComparison.Ordinal);

    private async Task<(HttpStatusCode Status, JsonNode Health, TimeSpan Elapsed)> AskAsync()
    {
        var watch = Stopwatch.StartNew();
        using var answer = await fair.Client.GetAsync("/healthz");
        return (answer.StatusCode, JsonNode.Parse(await answer.Content.ReadAsStringAsync())!, watch.Elapsed);
    }
}
