using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Platform.Mail;

namespace Platform.Records;

/// <summary>
/// Creates what the application needs in an empty storage account. Only where <c>Storage__Create</c> says so, as in a
/// local run: in Azure the infrastructure creates it and the application has no need to.
/// </summary>
/// <param name="table">The fair's table.</param>
/// <param name="blobs">Where the containers are made.</param>
/// <param name="queues">Where the queues are made, each with a twin with <c>-poison</c> behind its name, which a timer empties.</param>
/// <param name="containerNames">The features' containers.</param>
/// <param name="queueNames">The features' queues, those with a trigger.</param>
public sealed class CreateStorage(
    FairTable table, BlobServiceClient blobs, QueueServiceClient queues, IEnumerable<BlobContainer> containerNames, IEnumerable<MessageQueue> queueNames) : StartStep
{
    protected override Task RunAsync(CancellationToken cancellationToken) => Task.WhenAll(
    [
        table.CreateAsync(cancellationToken),
        .. containerNames.Select(container => blobs.GetBlobContainerClient(container.Name).CreateIfNotExistsAsync(cancellationToken: cancellationToken)),
        .. queueNames.SelectMany(queue => new[] { queue.Name, $"{queue.Name}-poison" })
            .Select(name => queues.GetQueueClient(name).CreateIfNotExistsAsync(cancellationToken: cancellationToken)),
    ]);
}
