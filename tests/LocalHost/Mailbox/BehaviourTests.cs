using System.Globalization;
using System.Net;
using TestHost;
using Xunit;

namespace LocalHost.Tests.Mailbox;

[Trait("Speed", "Slow")]
public class BehaviourTests(StorageAccounts storage)
{
    [Fact]
    public async Task It_refuses_as_often_as_it_is_told_and_says_when_to_come_again()
    {
        await using var run = await RunningProbe.StartAsync(storage, "--at", "2024-12-16T09:00");
        await run.BehaveAsync(new { refuse = 429, times = 2, resetSeconds = 30 });

        var first = await run.SendMailAsync(Sending.Message("ana@example.org"));
        var second = await run.SendMailAsync(Sending.Message("ana@example.org"));
        var third = await run.SendMailAsync(Sending.Message("ana@example.org"));

        Assert.Equal([HttpStatusCode.TooManyRequests, HttpStatusCode.TooManyRequests, HttpStatusCode.Accepted], [first.StatusCode, second.StatusCode, third.StatusCode]);
        var reset = long.Parse(Assert.Single(first.Headers.GetValues("X-RateLimit-Reset")), CultureInfo.InvariantCulture);
        var expected = new DateTimeOffset(2024, 12, 16, 9, 0, 30, TimeSpan.Zero);
        Assert.Equal(expected, DateTimeOffset.FromUnixTimeSeconds(reset), TimeSpan.FromMinutes(1));
        Assert.Single(await run.MessagesAsync());
    }

    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(413)]
    [InlineData(500)]
    [InlineData(503)]
    public async Task It_refuses_with_any_status(int status)
    {
        await using var run = await RunningProbe.StartAsync(storage);
        await run.BehaveAsync(new { refuse = status });

        var response = await run.SendMailAsync(Sending.Message("ana@example.org"));

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Contains("\"errors\"", await response.Body.ReadAsStringAsync(run.Patience));
    }

    [Fact]
    public async Task It_accepts_and_breaks_the_connection()
    {
        await using var run = await RunningProbe.StartAsync(storage);
        await run.BehaveAsync(new { breakAfterAccepting = true });

        await Assert.ThrowsAsync<HttpRequestException>(() => run.SendJsonAsync(Sending.Json()));

        Assert.Single(await run.MessagesAsync());
    }

    [Fact]
    public async Task It_is_slow_when_told()
    {
        await using var run = await RunningProbe.StartAsync(storage);
        await run.BehaveAsync(new { delayMilliseconds = 3_600_000 });

        var slow = run.SendMailAsync(Sending.Message("slow@example.org"));
        var next = run.SendMailAsync(Sending.Message("next@example.org"));

        // One of the two waits for an hour; the other does not.
        Assert.Equal(HttpStatusCode.Accepted, (await await Task.WhenAny(slow, next)).StatusCode);
        Assert.Single(await run.MessagesAsync());
    }

    [Fact]
    public async Task What_it_was_told_can_be_taken_back()
    {
        await using var run = await RunningProbe.StartAsync(storage);
        await run.BehaveAsync(new { refuse = 500, times = 100 });
        using var taken = await run.Client.DeleteAsync("/_mailbox/behaviour", run.Patience);

        var response = await run.SendMailAsync(Sending.Message("ana@example.org"));

        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
    }
}
