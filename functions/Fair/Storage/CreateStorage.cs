using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Fair.Certificates;
using Fair.Exhibitors;
using Fair.Mail;

namespace Fair.Storage;

/// <summary>
/// Creates what the application needs in an empty storage account. Only where <c>Storage__Create</c> says so, as in a
/// local run: in Azure the infrastructure creates it and the application has no need to.
/// </summary>
public sealed class CreateStorage(FairTable table, BlobServiceClient blobs, QueueServiceClient queues) : StartStep
{
    /// <summary>The queues with a trigger; each has a twin with <c>-poison</c> behind its name, which a timer empties.</summary>
    public static readonly IReadOnlyList<string> QueueNames = [MailQueue.Name, CertificateQueue.Name];

    public static readonly IReadOnlyList<string> ContainerNames = [ApplicationFiles.Container, CertificateFiles.Container];

    protected override Task RunAsync(CancellationToken cancellationToken) => Task.WhenAll(
    [
        table.CreateAsync(cancellationToken),
        .. ContainerNames.Select(name => blobs.GetBlobContainerClient(name).CreateIfNotExistsAsync(cancellationToken: cancellationToken)),
        .. QueueNames.SelectMany(name => new[] { name, $"{name}-poison" })
            .Select(name => queues.GetQueueClient(name).CreateIfNotExistsAsync(cancellationToken: cancellationToken)),
    ]);
}
