using System.Text.Json;
using Microsoft.Extensions.Configuration;

namespace LocalHost;

/// <summary>
/// local.settings.json of the application: its <c>Values</c>, which Core Tools would hand on as environment variables, and
/// the section <c>LocalHost</c>, which is this host's own and which Core Tools pass over.
/// </summary>
internal sealed record LocalSettingsFile(IReadOnlyDictionary<string, string?> Values, IReadOnlyDictionary<string, string?> Own)
{
    private static readonly JsonDocumentOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    /// <exception cref="LocalHostException">The file is there but cannot be read as JSON.</exception>
    public static LocalSettingsFile Read(string folder)
    {
        var values = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        var path = Path.Combine(folder, "local.settings.json");
        if (!File.Exists(path))
        {
            return new(values, values);
        }

        try
        {
            var content = File.ReadAllBytes(path);
            using var file = JsonDocument.Parse(content, Lenient);
            if (file.RootElement.TryGetProperty(nameof(Values), out var section))
            {
                foreach (var value in section.EnumerateObject())
                {
                    values[SettingName.WithColons(value.Name)] = value.Value.ToString();
                }
            }

            var own = new ConfigurationBuilder().AddJsonStream(new MemoryStream(content)).Build().GetSection(LocalSettings.Section);
            return new(values, own.AsEnumerable().Where(setting => setting.Value is not null).ToDictionary(setting => setting.Key, setting => setting.Value));
        }
        catch (Exception exception) when (exception is JsonException or FormatException or InvalidOperationException)
        {
            throw new LocalHostException($"{path} is not JSON: {exception.Message}", exception);
        }
    }
}
