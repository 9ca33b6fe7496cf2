using Xunit;

namespace LocalWorker.Tests.Queues;

public class QueueOptionsTests(StorageAccounts storage)
{
    [Theory]
    [InlineData("batchSize", "33")]
    [InlineData("batchSize", "0")]
    [InlineData("maxPollingInterval", "00:00:00.05")]
    [InlineData("visibilityTimeout", "soon")]
    [InlineData("maxDequeueCount", "0")]
    [InlineData("messageEncoding", "utf7")]
    public async Task What_the_host_would_refuse_is_refused_by_name(string key, string value)
    {
        var refusal = await Assert.ThrowsAsync<LocalWorkerException>(() =>
            RunningSample.StartAsync(storage, $"--AzureFunctionsJobHost__extensions__queues__{key}", value));

        Assert.Contains($"extensions.queues.{key}", refusal.Message);
    }
}
