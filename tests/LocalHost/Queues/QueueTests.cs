using Azure.Storage.Queues;
using Xunit;

namespace LocalWorker.Tests.Queues;

public class QueueTests(StorageAccounts storage)
{
    [Fact]
    public async Task A_message_calls_the_function_once_and_is_gone()
    {
        await using var sample = await RunningSample.StartAsync(storage);

        await sample.SendAsync("words", "\u0633\u0644\u0627\u0645");

        Assert.Equal("word \u0633\u0644\u0627\u0645 1 \u0633\u0644\u0627\u0645 True", await sample.NextAsync("word"));
        await sample.StopAsync();
        Assert.Equal(0, (await sample.Queue("words").GetPropertiesAsync(sample.Patience)).Value.ApproximateMessagesCount);
    }

    [Fact]
    public async Task A_record_is_read_from_json_in_either_case_of_letters()
    {
        await using var sample = await RunningSample.StartAsync(storage);

        await sample.SendAsync("orders", """{"number":1,"name":"dates"}""");
        Assert.Equal("order 1 dates True True", await sample.NextAsync("order "));

        await sample.SendAsync("orders", """{"Number":2,"Name":"oil"}""");
        Assert.Equal("order 2 oil True True", await sample.NextAsync("order "));
    }

    [Fact]
    public async Task A_message_that_fails_too_often_goes_to_the_poison_queue_as_it_came()
    {
        await using var sample = await RunningSample.StartAsync(storage);

        await sample.SendAsync("hopeless", "no use");
        for (var delivery = 1; delivery <= 3; delivery++)
        {
            Assert.Equal($"hopeless {delivery}", await sample.NextAsync("hopeless"));
        }

        Assert.Equal("no use", await NextMessageAsync(sample, "hopeless-poison"));
        await sample.StopAsync();
        Assert.DoesNotContain(sample.Journal.Drain(), entry => entry.StartsWith("hopeless", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_message_of_another_encoding_is_poison()
    {
        await using var sample = await RunningSample.StartAsync(storage);
        var plain = new QueueClient(sample.Configuration["AzureWebJobsStorage"], "words");
        await plain.CreateIfNotExistsAsync(cancellationToken: sample.Patience);

        await plain.SendMessageAsync("not base64!", sample.Patience);

        Assert.Equal("not base64!", await NextMessageAsync(sample, "words-poison", QueueMessageEncoding.None));
    }

    [Fact]
    public async Task Plain_text_is_read_when_host_json_says_so()
    {
        await using var sample = await RunningSample.StartAsync(storage, "--AzureFunctionsJobHost__extensions__queues__messageEncoding", "none");
        var plain = new QueueClient(sample.Configuration["AzureWebJobsStorage"], "words");
        await plain.CreateIfNotExistsAsync(cancellationToken: sample.Patience);

        await plain.SendMessageAsync("not base64!", sample.Patience);

        Assert.StartsWith("word not base64!", await sample.NextAsync("word"));
    }

    [Fact]
    public async Task A_failed_message_stays_hidden_for_the_visibility_timeout()
    {
        await using var sample = await RunningSample.StartAsync(storage, "--AzureFunctionsJobHost__extensions__queues__visibilityTimeout", "01:00:00");

        await sample.SendAsync("hopeless", "later");
        await sample.NextAsync("hopeless 1");
        await sample.StopAsync();

        var queue = sample.Queue("hopeless");
        Assert.Equal(1, (await queue.GetPropertiesAsync(sample.Patience)).Value.ApproximateMessagesCount);
        Assert.Empty((await queue.ReceiveMessagesAsync(sample.Patience)).Value);
    }

    [Fact]
    public async Task Work_goes_on_in_batches_that_overlap()
    {
        // All five stand there before the first look, so that one look takes four.
        var connection = storage.Next();
        var queue = new QueueClient(connection, "patient", new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 });
        await queue.CreateAsync();
        for (var i = 1; i <= 5; i++)
        {
            await queue.SendMessageAsync($"{i}");
        }

        await using var sample = await RunningSample.StartAsync(connection);

        // A batch is 4 and the next is fetched at 2 in work: none of the four ends, so the fifth must wait.
        for (var i = 1; i <= 4; i++)
        {
            await sample.NextAsync("patient begins");
        }

        Assert.DoesNotContain("patient begins 5", sample.Journal.Drain());
        sample.Journal.Gate.SetResult();
        await sample.NextAsync("patient begins 5");
        await sample.NextAsync("patient ends 5");
    }

    private static async Task<string> NextMessageAsync(RunningSample sample, string name, QueueMessageEncoding encoding = QueueMessageEncoding.Base64)
    {
        var queue = new QueueClient(sample.Configuration["AzureWebJobsStorage"], name, new QueueClientOptions { MessageEncoding = encoding });
        while (true)
        {
            sample.Patience.ThrowIfCancellationRequested();
            if (await queue.ExistsAsync(sample.Patience) && (await queue.ReceiveMessageAsync(cancellationToken: sample.Patience)).Value is { } message)
            {
                return message.Body.ToString();
            }
        }
    }

    [Fact]
    public async Task A_function_that_a_setting_switches_off_leaves_its_queue_alone()
    {
        await using var sample = await RunningSample.StartAsync(storage, "--AzureWebJobs.Word.Disabled", "true");
        await sample.SendAsync("words", "left");
        await sample.SendAsync("orders", """{"number":1,"name":"taken"}""");

        await sample.NextAsync("order 1");

        Assert.Equal(1, (await sample.Queue("words").GetPropertiesAsync(sample.Patience)).Value.ApproximateMessagesCount);
    }
}
