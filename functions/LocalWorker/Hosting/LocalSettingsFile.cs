using System.Text.Json;

namespace LocalWorker;

/// <summary>The <c>Values</c> of local.settings.json, which Core Tools would hand on as environment variables.</summary>
internal static class LocalSettingsFile
{
    private static readonly JsonDocumentOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    /// <exception cref="LocalWorkerException">The file is there but cannot be read as JSON.</exception>
    public static Dictionary<string, string?> Read(string folder)
    {
        var settings = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        var path = Path.Combine(folder, "local.settings.json");
        if (!File.Exists(path))
        {
            return settings;
        }

        try
        {
            using var file = JsonDocument.Parse(File.ReadAllBytes(path), Lenient);
            if (file.RootElement.TryGetProperty("Values", out var values))
            {
                foreach (var value in values.EnumerateObject())
                {
                    settings[value.Name.Replace("__", ":", StringComparison.Ordinal)] = value.Value.ToString();
                }
            }
        }
        catch (JsonException exception)
        {
            throw new LocalWorkerException($"{path} is not JSON: {exception.Message}", exception);
        }

        return settings;
    }
}
