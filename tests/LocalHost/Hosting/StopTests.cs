using TestHost;
using Xunit;

namespace LocalHost.Tests.Hosting;

[Trait("Speed", "Slow")]
public class StopTests(StorageAccounts storage)
{
    [Fact]
    public async Task Running_requests_and_messages_end_before_the_application_does()
    {
        await using var run = await RunningProbe.StartAsync(storage);
        var (messageBegun, requestBegun, gate) = (new TaskCompletionSource(), new TaskCompletionSource(), new TaskCompletionSource());
        run.Interception.Around = async (context, function) =>
        {
            if (context.FunctionDefinition.Name is "QueueString" or "Slow")
            {
                (context.FunctionDefinition.Name == "Slow" ? requestBegun : messageBegun).TrySetResult();
                await gate.Task;
            }

            await function();
        };
        await run.SendAsync("probe-string", "1");
        await messageBegun.Task.WaitAsync(run.Patience);
        var slow = run.Client.GetStringAsync("/slow/1", run.Patience);
        await requestBegun.Task.WaitAsync(run.Patience);

        var stop = run.StopAsync().AsTask();
        await Task.Delay(TimeSpan.FromSeconds(0.5), run.Patience);
        Assert.False(stop.IsCompleted);
        gate.SetResult();
        await stop;

        Assert.Equal("slept", await slow);
        Assert.Equal(0, await run.CountAsync("probe-string"));
    }
}
