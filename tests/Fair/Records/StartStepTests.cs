using Azure.Data.Tables;
using Azure.Storage.Queues;
using Fair.Workshops;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Platform.Editions;
using Platform.Mail;
using Platform.Records;
using TestHost;
using Xunit;

namespace Fair.Tests.Records;

/// <summary>What the first request finds is there before the worker says that it is.</summary>
[Trait("Speed", "Slow")]
public sealed class StartStepTests(StorageAccounts storage)
{
    [Fact]
    public async Task Storage_and_the_programme_are_made_before_anything_starts_that_was_registered_before()
    {
        var account = storage.Next();
        var first = new First(account);
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["AzureWebJobsStorage"] = account, ["Storage:Create"] = "true", ["Edition:SampleWorkshops"] = "true" });
        builder.Services.AddHostedService(_ => first);
        builder.Services.AddLogging().AddSingleton(TimeProvider.System);
        builder.Services.AddEdition(builder.Configuration);
        builder.Services.AddStorage(builder.Configuration);
        builder.Services.AddSingleton(MessageQueue.For<MailQueued>(MailQueue.Name));
        builder.Services.AddWorkshops();
        using var host = builder.Build();
        await host.StartAsync();
        await host.StopAsync();
        Assert.Equal((10, 2), (first.Workshops, first.Queues));
    }

    private sealed class First(string account) : IHostedService
    {
        public int Workshops { get; private set; }

        public int Queues { get; private set; }

        public async Task StartAsync(CancellationToken cancellationToken)
        {
            await foreach (var row in new TableClient(account, FairTable.Name).QueryAsync<TableEntity>(row => row.RowKey.CompareTo(WorkshopKeys.WorkshopPrefix) >= 0, cancellationToken: cancellationToken))
            {
                Workshops += row.RowKey.StartsWith(WorkshopKeys.WorkshopPrefix, StringComparison.Ordinal) ? 1 : 0;
            }

            await foreach (var queue in new QueueServiceClient(account).GetQueuesAsync(cancellationToken: cancellationToken))
            {
                Queues++;
            }
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
