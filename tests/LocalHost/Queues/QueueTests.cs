using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using Azure.Storage.Queues;
using TestHost;
using Xunit;

namespace LocalHost.Tests.Queues;

/// <summary>What the recording does not say of queues; what it says is replayed.</summary>
[Trait("Speed", "Slow")]
public class QueueTests(StorageAccounts storage)
{
    [Fact]
    public async Task A_message_calls_the_function_once_and_is_gone()
    {
        await using var run = await RunningProbe.StartAsync(storage);

        await run.SendAsync("probe-string", "\u0633\u0644\u0627\u0645");

        Assert.Equal("\u0633\u0644\u0627\u0645", (await run.NextAsync("QueueString")).Seen["value"]!.GetValue<string>());
        while (await run.CountAsync("probe-string") > 0)
        {
            await Task.Delay(20, run.Patience);
        }

        Assert.Single(await run.CallsAsync("QueueString"));
    }

    [Fact]
    public async Task What_an_http_function_puts_out_is_a_message()
    {
        await using var run = await RunningProbe.StartAsync(storage);

        using var answer = await run.Client.PostAsync("/returns-two", null, run.Patience);

        Assert.Equal("and a message", await answer.Content.ReadAsStringAsync(run.Patience));
        Assert.Equal("from http \u00e9", (await run.NextAsync("QueueString")).Seen["value"]!.GetValue<string>());
    }

    [Fact]
    public async Task Plain_text_is_read_when_host_json_says_so()
    {
        await using var run = await RunningProbe.StartAsync(storage, "--AzureFunctionsJobHost__extensions__queues__messageEncoding", "none");

        await run.SendAsync("probe-string", "not base64!", QueueMessageEncoding.None);

        Assert.Equal("not base64!", (await run.NextAsync("QueueString")).Seen["value"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_failed_message_stays_hidden_for_the_visibility_timeout()
    {
        await using var run = await RunningProbe.StartAsync(storage, "--AzureFunctionsJobHost__extensions__queues__visibilityTimeout", "01:00:00");

        await run.SendAsync("probe-fails", "later");
        await run.NextAsync("QueueFails");
        await run.StopAsync();

        Assert.Equal(1, await run.CountAsync("probe-fails"));
        Assert.Empty((await run.Queue("probe-fails").ReceiveMessagesAsync(run.Patience)).Value);
    }

    [Fact]
    public async Task Work_goes_on_in_batches_that_overlap()
    {
        // All five stand there before the first look, so that one look takes four.
        var connection = storage.Next();
        var queue = new QueueClient(connection, "probe-string", new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 });
        await queue.CreateAsync();
        for (var i = 1; i <= 5; i++)
        {
            await queue.SendMessageAsync($"{i}");
        }

        await using var run = await RunningProbe.StartAsync(
            connection, "--AzureFunctionsJobHost__extensions__queues__batchSize", "4", "--AzureFunctionsJobHost__extensions__queues__newBatchThreshold", "2");
        var begun = new ConcurrentBag<string>();
        var gate = new TaskCompletionSource();
        run.Interception.Around = async (context, function) =>
        {
            if (context.FunctionDefinition.Name == "QueueString")
            {
                begun.Add(context.BindingContext.BindingData["QueueTrigger"]!.ToString()!);
                await gate.Task;
            }

            await function();
        };

        // A batch is 4 and the next is fetched at 2 in work: none of the four ends, so the fifth must wait.
        while (begun.Count < 4)
        {
            await Task.Delay(20, run.Patience);
        }

        await Task.Delay(TimeSpan.FromSeconds(1.5), run.Patience);
        Assert.Equal(4, begun.Count);
        gate.SetResult();
        for (var i = 1; i <= 5; i++)
        {
            await run.NextAsync("QueueString");
        }
    }

    [Fact]
    public async Task A_function_that_a_setting_switches_off_leaves_its_queue_alone()
    {
        await using var run = await RunningProbe.StartAsync(storage, "--AzureWebJobs.QueueString.Disabled", "true");
        await run.SendAsync("probe-string", "left");
        await run.SendAsync("probe-poco", """{"number":1,"name":"taken"}""");

        await run.NextAsync("QueuePoco");

        Assert.Equal(1, await run.CountAsync("probe-string"));
    }

    [Fact]
    public async Task A_function_can_be_run_by_hand_but_not_from_another_site()
    {
        await using var run = await RunningProbe.StartAsync(storage);

        using var answer = await run.Client.PostAsJsonAsync("/admin/functions/QueueString", new { input = "by hand" }, run.Patience);

        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        Assert.Equal("by hand", (await run.NextAsync("QueueString")).Seen["value"]!.GetValue<string>());
        using var request = new HttpRequestMessage(HttpMethod.Post, "/admin/functions/QueueString");
        request.Headers.Add("Sec-Fetch-Site", "cross-site");
        using var refusal = await run.Client.SendAsync(request, run.Patience);
        Assert.Equal(HttpStatusCode.Forbidden, refusal.StatusCode);
    }

    [Fact]
    public async Task A_setting_that_holds_no_connection_string_is_named()
    {
        var refusal = await Assert.ThrowsAsync<LocalHostException>(() => RunningProbe.StartAsync("nonsense"));

        Assert.StartsWith($"The setting {Azurite.ConnectionSetting}, which a queue's function names, holds no connection string", refusal.Message);
    }

    [Theory]
    [InlineData("batchSize", "33")]
    [InlineData("batchSize", "0")]
    [InlineData("maxPollingInterval", "00:00:00.05")]
    [InlineData("visibilityTimeout", "soon")]
    [InlineData("maxDequeueCount", "0")]
    [InlineData("messageEncoding", "utf7")]
    public async Task What_the_host_would_refuse_is_refused_by_name(string key, string value)
    {
        var refusal = await Assert.ThrowsAsync<LocalHostException>(() =>
            RunningProbe.StartAsync(storage, $"--AzureFunctionsJobHost__extensions__queues__{key}", value));

        Assert.Contains($"extensions.queues.{key}", refusal.Message);
    }
}
