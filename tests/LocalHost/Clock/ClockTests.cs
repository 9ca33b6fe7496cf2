using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using TestHost;
using Xunit;

namespace LocalHost.Tests.Clock;

[Trait("Speed", "Slow")]
public class ClockTests(StorageAccounts storage)
{
    [Fact]
    public async Task It_starts_where_it_is_set_and_runs_on()
    {
        await using var run = await RunningProbe.StartAsync(storage, "--at", "2024-12-16T09:00");

        var first = await NowAsync(run);
        var second = await NowAsync(run);

        Assert.Equal(new DateTime(2024, 12, 16), first.UtcDateTime.Date);
        Assert.True(second > first);
    }

    [Fact]
    public async Task The_application_sees_it_moved()
    {
        await using var run = await RunningProbe.StartAsync(storage, "--at", "2024-12-16T09:00");

        await run.MoveClockAsync("2025-03-01T08:00+01:00");

        Assert.Equal(new DateTime(2025, 3, 1, 7, 0, 0), run.Get<TimeProvider>().GetUtcNow().UtcDateTime, TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task An_application_in_a_process_of_its_own_sees_it_set_and_moved()
    {
        var end = await Assert.ThrowsAsync<LocalHostException>(() => FunctionsHost.StartAsync(
            ["--application", Probe.ClockFolder, "--port", "0", "--quiet", "--AzureWebJobsStorage", storage.Next(), "--at", "2024-12-16T09:00"]));

        Assert.EndsWith("\n2024-12-16 09\n2030-02-03 12", end.Message);
    }

    [Fact]
    public async Task What_is_no_time_is_refused()
    {
        await using var run = await RunningProbe.StartAsync(storage);
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("at", "tomorrow")]);

        using var response = await run.Client.PostAsync("/_clock", form, run.Patience);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task Another_site_in_the_browser_cannot_move_it()
    {
        await using var run = await RunningProbe.StartAsync(storage);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/_clock?at=2030-01-01");
        request.Headers.Add("Sec-Fetch-Site", "cross-site");

        using var response = await run.Client.SendAsync(request, run.Patience);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    [Theory]
    [InlineData("Origin", "http://evil.example")]
    [InlineData("Origin", "null")]
    [InlineData("Host", "evil.example")]
    public async Task Nor_can_one_whose_browser_only_tells_its_origin_or_that_took_a_name_for_this_machine(string header, string value)
    {
        await using var run = await RunningProbe.StartAsync(storage);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/_clock?at=2030-01-01");
        request.Headers.TryAddWithoutValidation(header, value);

        using var response = await run.Client.SendAsync(request, run.Patience);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    [Fact]
    public async Task Nobody_reads_the_mailbox_by_another_name_for_this_machine()
    {
        await using var run = await RunningProbe.StartAsync(storage);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/_mailbox") { Headers = { Host = "evil.example" } };

        using var response = await run.Client.SendAsync(request, run.Patience);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    [Fact]
    public async Task A_form_that_is_none_is_refused()
    {
        await using var run = await RunningProbe.StartAsync(storage);
        using var form = new StringContent("abc");
        form.Headers.ContentType = System.Net.Http.Headers.MediaTypeHeaderValue.Parse("multipart/form-data; boundary=x");

        using var response = await run.Client.PostAsync("/_clock", form, run.Patience);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    private static async Task<DateTimeOffset> NowAsync(RunningProbe run) =>
        (await run.Client.GetFromJsonAsync<JsonElement>("/_clock", run.Patience)).GetProperty("now").GetDateTimeOffset();
}
