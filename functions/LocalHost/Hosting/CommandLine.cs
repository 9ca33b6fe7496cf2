namespace LocalHost;

/// <summary>
/// Reads arguments as settings: <c>--Key value</c>, <c>--Key=value</c>, and <c>--key</c> alone for <c>true</c>.
/// Some are short for this host's own settings; in keys, <c>__</c> stands for <c>:</c>.
/// </summary>
internal static class CommandLine
{
    private static readonly Dictionary<string, string> Short = new(StringComparer.OrdinalIgnoreCase)
    {
        ["application"] = "LocalHost:Application",
        ["at"] = "LocalHost:At",
        ["port"] = "LocalHost:Port",
        ["data"] = "LocalHost:Data",
        ["quiet"] = "LocalHost:Quiet",
    };

    public static Dictionary<string, string?> Read(IReadOnlyList<string> args)
    {
        var settings = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < args.Count; i++)
        {
            if (!args[i].StartsWith("--", StringComparison.Ordinal))
            {
                continue;
            }

            var (key, value) = Split(args[i][2..]);
            if (value is null && i + 1 < args.Count && !args[i + 1].StartsWith("--", StringComparison.Ordinal))
            {
                value = args[++i];
            }

            settings[Full(key)] = value ?? "true";
        }

        return settings;
    }

    private static (string Key, string? Value) Split(string argument)
    {
        var equals = argument.IndexOf('=', StringComparison.Ordinal);
        return equals < 0 ? (argument, null) : (argument[..equals], argument[(equals + 1)..]);
    }

    private static string Full(string key) =>
        Short.TryGetValue(key, out var full) ? full : key.Replace("__", ":", StringComparison.Ordinal);
}
