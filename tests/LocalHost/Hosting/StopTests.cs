using Xunit;

namespace LocalWorker.Tests.Hosting;

public class StopTests(StorageAccounts storage)
{
    [Fact]
    public async Task Running_requests_and_messages_end_before_the_application_does()
    {
        await using var sample = await RunningSample.StartAsync(storage);
        await sample.SendAsync("patient", "1");
        await sample.NextAsync("patient begins");
        var slow = sample.Client.GetStringAsync("/slow", sample.Patience);
        await sample.NextAsync("slow begins");

        var stop = sample.StopAsync();
        Assert.False(stop.IsCompleted);
        sample.Journal.Gate.SetResult();
        await stop;

        Assert.Equal("slow but done", await slow);
        Assert.Contains("patient ends 1", sample.Journal.Drain());
        Assert.Equal(0, (await sample.Queue("patient").GetPropertiesAsync(sample.Patience)).Value.ApproximateMessagesCount);
    }
}
