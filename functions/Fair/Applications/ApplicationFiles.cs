using System.Security.Cryptography;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Platform.Editions;
using Platform.Records;

namespace Fair.Applications;

/// <summary>
/// The files of applications: private blobs in a folder for each edition and form. They are stored as soon as they are accepted, so
/// that an error elsewhere in the form does not cost a second upload; what no application took is removed by
/// <see cref="SweepFiles"/>.
/// </summary>
public sealed class ApplicationFiles(BlobServiceClient blobs, Edition edition, TimeProvider clock)
{
    public const string Container = "applications";

    private readonly BlobContainerClient container = blobs.GetBlobContainerClient(Container);

    public static string Folder(string formId) => Keys.Hash(formId);

    public async Task<StoredFile> SaveAsync(string folder, string use, FileContent content, CancellationToken cancellationToken)
    {
        var file = new StoredFile(Id.New(clock), use, content.Name, content.Type, content.Bytes.Length, Convert.ToHexStringLower(SHA256.HashData(content.Bytes)));
        await Blob(folder, file.Id).UploadAsync(
            BinaryData.FromBytes(content.Bytes),
            new BlobUploadOptions
            {
                HttpHeaders = new() { ContentType = content.Type },
                // Metadata are HTTP headers: ASCII only.
                Metadata = new Dictionary<string, string> { ["use"] = use, ["name"] = Uri.EscapeDataString(content.Name), ["hash"] = file.Hash },
            },
            cancellationToken);
        return file;
    }

    /// <summary>A file that an earlier try of the same form left, or null.</summary>
    public async Task<StoredFile?> FindAsync(string folder, string id, CancellationToken cancellationToken)
    {
        if (!Id.IsValid(id))
        {
            return null;
        }

        try
        {
            var found = await Blob(folder, id).GetPropertiesAsync(cancellationToken: cancellationToken);
            return new(id, found.Value.Metadata["use"], Uri.UnescapeDataString(found.Value.Metadata["name"]), found.Value.ContentType, found.Value.ContentLength, found.Value.Metadata["hash"]);
        }
        catch (RequestFailedException exception) when (exception.Status == 404)
        {
            return null;
        }
    }

    public async Task<byte[]?> ReadAsync(string folder, string id, CancellationToken cancellationToken)
    {
        try
        {
            var content = await Blob(folder, id).DownloadContentAsync(cancellationToken);
            return content.Value.Content.ToArray();
        }
        catch (RequestFailedException exception) when (exception.Status == 404)
        {
            return null;
        }
    }

    /// <summary>All blobs of the edition that were stored before a moment, as folder and id.</summary>
    public async IAsyncEnumerable<(string Folder, string Id)> StoredBeforeAsync(
        DateTimeOffset moment, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var blob in container.GetBlobsAsync(new GetBlobsOptions { Prefix = $"{edition.Id}/" }, cancellationToken))
        {
            var parts = blob.Name.Split('/');
            if (parts.Length == 3 && Id.Time(parts[2]) < moment)
            {
                yield return (parts[1], parts[2]);
            }
        }
    }

    public Task DeleteAsync(string folder, string id, CancellationToken cancellationToken) =>
        Blob(folder, id).DeleteIfExistsAsync(cancellationToken: cancellationToken);

    private BlobClient Blob(string folder, string id) => container.GetBlobClient($"{edition.Id}/{folder}/{id}");
}
