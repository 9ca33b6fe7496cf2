using Microsoft.Extensions.Configuration;

namespace LocalHost;

/// <summary>How settings are named, and named between percent signs, as triggers may state them.</summary>
internal static class SettingName
{
    public static string WithColons(string name) => name.Replace("__", ":", StringComparison.Ordinal);

    /// <summary>As a variable of the environment can be named.</summary>
    public static string WithUnderscores(string name) => name.Replace(":", "__", StringComparison.Ordinal);

    /// <summary>The setting's value in the place of its name; text without percent signs as it is.</summary>
    /// <exception cref="LocalHostException">There is no such setting.</exception>
    public static string Resolve(string text, IConfiguration configuration)
    {
        if (text is not ['%', .. var setting, '%'])
        {
            return text;
        }

        return configuration[setting] ?? throw new LocalHostException($"The setting {setting}, which a trigger names, is missing.");
    }
}
