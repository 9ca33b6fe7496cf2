using Microsoft.Extensions.Configuration;

namespace LocalWorker;

/// <summary>Names of settings between percent signs, as triggers may state them.</summary>
internal static class SettingName
{
    /// <summary>The setting's value in the place of its name; text without percent signs as it is.</summary>
    /// <exception cref="LocalWorkerException">There is no such setting.</exception>
    public static string Resolve(string text, IConfiguration configuration)
    {
        if (text is not ['%', .. var setting, '%'])
        {
            return text;
        }

        return configuration[setting] ?? throw new LocalWorkerException($"The setting {setting}, which a trigger names, is missing.");
    }
}
