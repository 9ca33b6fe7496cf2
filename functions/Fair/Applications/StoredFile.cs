using System.Text.Json;

namespace Fair.Applications;

/// <summary>A file that was accepted and is kept as a private blob.</summary>
/// <param name="Id">Its name in the application's folder.</param>
/// <param name="Use">What it is for: one of <see cref="Uses"/>.</param>
/// <param name="Name">The name to show and to download it by.</param>
/// <param name="Type">The media type of its content, as found and not as claimed.</param>
/// <param name="Size">In bytes.</param>
/// <param name="Hash">SHA-256 of what is kept: tells the same file from another.</param>
public sealed record StoredFile(string Id, string Use, string Name, string Type, long Size, string Hash)
{
    /// <summary>The texts are <c>file.{use}</c>; the form's fields are named <c>file-{use}</c>.</summary>
    public static readonly IReadOnlyList<string> Uses = ["register", "onssa", "logo", "photo"];

    public static string ToJson(IReadOnlyList<StoredFile> files) => JsonSerializer.Serialize(files);
}
