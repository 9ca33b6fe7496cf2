namespace Platform.Records;

/// <summary>A private container of blobs that a feature keeps.</summary>
/// <param name="Name">Its name.</param>
public sealed record BlobContainer(string Name);
