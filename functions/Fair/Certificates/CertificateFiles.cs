using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace Fair.Certificates;

/// <summary>The certificates as PDF: private blobs, named by edition and number.</summary>
public sealed class CertificateFiles(BlobServiceClient blobs)
{
    public const string Container = "certificates";
    public const string Type = "application/pdf";

    private readonly BlobContainerClient container = blobs.GetBlobContainerClient(Container);

    /// <summary>The blob of a certificate.</summary>
    public static string Blob(CertificateRow row) => $"{row.PartitionKey}/{row.Number:0000000}.pdf";

    /// <summary>Stores it, over what an earlier try may have left.</summary>
    public Task SaveAsync(CertificateRow row, byte[] pdf, CancellationToken cancellationToken) =>
        container.GetBlobClient(Blob(row)).UploadAsync(BinaryData.FromBytes(pdf), new BlobUploadOptions { HttpHeaders = new() { ContentType = Type } }, cancellationToken);

    public async Task<byte[]?> ReadAsync(CertificateRow row, CancellationToken cancellationToken)
    {
        try
        {
            return (await container.GetBlobClient(Blob(row)).DownloadContentAsync(cancellationToken)).Value.Content.ToArray();
        }
        catch (RequestFailedException exception) when (exception.Status == 404)
        {
            return null;
        }
    }

    public Task DeleteAsync(CertificateRow row, CancellationToken cancellationToken) =>
        container.GetBlobClient(Blob(row)).DeleteIfExistsAsync(cancellationToken: cancellationToken);
}
