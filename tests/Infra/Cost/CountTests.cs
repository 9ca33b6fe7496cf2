using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using LocalHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Platform.Mail;
using Platform.Records;
using TestHost;
using Xunit;

namespace Fair.Infra.Tests.Cost;

/// <summary>The operations that costs are computed from, counted anew on the application itself.</summary>
[Collection(NothingBeside)]
[Trait("Speed", "Slow")]
public sealed class CountTests : IAsyncLifetime
{
    /// <summary>Counters are the process's: who reads them has nothing else send at the same time.</summary>
    public const string NothingBeside = "counted";

    private const int Times = 5;

    private static readonly JsonNode Counts = JsonNode.Parse(Repository.Text("infra", "cost", "counts.json"))!;

    private readonly Calls calls = new();
    private Azurite azurite = null!;
    private HostedFair host = null!;
    private HttpClient client = null!;
    private int count;

    public async ValueTask InitializeAsync()
    {
        azurite = await Azurite.StartAsync(new AzuriteOptions());
        host = await HostedFair.StartAsync(
            [
                "--AzureWebJobsStorage", azurite.ConnectionString,
                // As long as can be before a timer's minute is full; no events but those that the test brings.
                "--at", "2024-12-16T09:00:01", "--LocalHost:EventWebhook", "", "--AzureFunctionsJobHost:extensions:queues:maxPollingInterval", "00:00:00.100",
            ],
            services => services.AddSingleton<StorageCalls>(calls).AddLogging(logging => logging.ClearProviders()));
        client = new() { BaseAddress = host.Address };
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await host.DisposeAsync();
        await azurite.DisposeAsync();
    }

    [Theory]
    [InlineData("application", "/api/applications", "/api/applications")]
    [InlineData("signUp", "/api/workshops/{workshop}/sign-ups", "/api/workshops/branding/sign-ups")]
    public async Task An_application_and_a_sign_up_take_as_many_calls_as_the_costs_say(string what, string documented, string path)
    {
        var described = (await client.GetFromJsonAsync<JsonNode>("/openapi.json"))!["paths"]![documented]!["post"]!["requestBody"]!["content"]!["application/json"]!["example"]!;
        var (tables, queues) = (int.MaxValue, int.MaxValue);
        // The least of several: now and then one of them reads what is then kept for a while.
        for (var time = 0; time < Times; time++)
        {
            var (tablesBefore, queuesBefore) = (calls.Tables, calls.Queues);
            var mail = await SendAsync(described.DeepClone(), path);
            await TakeAsync(mail, "processed");
            await TakeAsync(mail, "delivered");
            (tables, queues) = (Math.Min(tables, calls.Tables - tablesBefore), Math.Min(queues, calls.Queues - queuesBefore));
        }

        Assert.Equal((int)Counts[what]!["tableCalls"]!["count"]!, tables);
        // The host takes and deletes the message besides.
        Assert.Equal((int)Counts[what]!["queueCalls"]!["count"]!, queues + 2);
    }

    private Task TakeAsync(string mail, string happened) =>
        host.Services.GetRequiredService<MailEvents>().ApplyAsync(new() { Event = happened, EventId = $"{mail}{happened}", OutboxId = mail }, CancellationToken.None);

    /// <summary>Sends the example, for another organisation and person each time, and waits until its mail is in the ledger; the mail's id.</summary>
    private async Task<string> SendAsync(JsonNode body, string path)
    {
        var number = ++count;
        body["email"] = $"counted{number}@example.org";
        if (body["ice"] is not null)
        {
            var first = 9_990_000_100_000 + number;
            body["ice"] = $"{first}{(97 - (first * 100 % 97)) % 97:00}";
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        request.Headers.Add("Idempotency-Key", $"counted-{path}-{number}");
        using var answer = await client.SendAsync(request);
        Assert.True(answer.StatusCode == HttpStatusCode.Created, await answer.Content.ReadAsStringAsync());
        SentMailRow? sent = null;
        for (var waited = 0; sent is null; waited++)
        {
            Assert.True(waited < 600, "The mail was not sent.");
            await Task.Delay(50);
            sent = await SentAsync((string)body["email"]!);
        }

        // Were there more calls, they would come now.
        await Task.Delay(300);
        return sent.OutboxId;
    }

    /// <summary>The mail to an address in the ledger, or null; asked past the application, so that the question does not count.</summary>
    private async Task<SentMailRow?> SentAsync(string email)
    {
        await foreach (var row in new TableClient(azurite.ConnectionString, FairTable.Name).QueryAsync<SentMailRow>(row => row.To == email))
        {
            if (row.RowKey.StartsWith(Keys.SentMailPrefix, StringComparison.Ordinal))
            {
                return row;
            }
        }

        return null;
    }

    private sealed class Calls : StorageCalls
    {
        private int tables;
        private int queues;

        public int Tables => Volatile.Read(ref tables);

        public int Queues => Volatile.Read(ref queues);

        public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
        {
            var path = message.Request.Uri.Path ?? "";
            _ = path.EndsWith("/messages", StringComparison.Ordinal) ? Interlocked.Increment(ref queues) : Interlocked.Increment(ref tables);
            await base.ProcessAsync(message, pipeline);
        }
    }
}
