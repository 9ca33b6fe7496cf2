using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace LocalHost;

/// <summary>This host's own settings, under <c>LocalHost:</c>.</summary>
/// <param name="At">The time at which the run's clock starts, UTC unless it states an offset; the machine's time if null.</param>
/// <param name="Port">The port on 127.0.0.1; 0 for any free one.</param>
/// <param name="EventWebhook">The path to which the mailbox posts delivery events; none if null.</param>
/// <param name="Addresses">Names and paths to print when the run has started.</param>
/// <param name="Data">The folder for storage; a git-ignored one if null.</param>
/// <param name="Quiet">Whether to print nothing and log nothing to the console.</param>
/// <param name="Application">The folder of the built application, with its host.json and worker.config.json.</param>
/// <param name="Azurite">The path of azurite.js, in place of the one fetched with this project.</param>
/// <param name="Roles">The roles offered at sign-in.</param>
/// <param name="FunctionKey">The key that functions of the level Function ask for.</param>
/// <param name="MasterKey">The key for everything; where there is neither key, nobody is asked for one.</param>
/// <param name="BeginWithin">How long the worker may take to begin.</param>
/// <param name="LoadWithin">How long it may take to answer with its functions.</param>
/// <param name="Keys">Settings that are given a private key of the run's own (<see cref="SettingKeys"/>), unless they are set.</param>
internal sealed record LocalSettings(
    DateTimeOffset? At,
    int Port,
    string? EventWebhook,
    IReadOnlyList<KeyValuePair<string, string>> Addresses,
    string? Data,
    bool Quiet,
    string Application,
    string? Azurite,
    IReadOnlyList<string> Roles,
    string? FunctionKey,
    string? MasterKey,
    TimeSpan BeginWithin,
    TimeSpan LoadWithin,
    IReadOnlyList<string> Keys)
{
    /// <summary>The section that these settings stand in.</summary>
    public const string Section = "LocalHost";

    private const int CoreToolsPort = 7071;

    // As the Functions host has it.
    private static readonly TimeSpan DefaultBeginWithin = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan DefaultLoadWithin = TimeSpan.FromSeconds(60);

    /// <exception cref="LocalHostException">A setting has no such form.</exception>
    public static LocalSettings Read(IConfiguration configuration)
    {
        var section = configuration.GetSection(Section);
        return new LocalSettings(
            Text(section["At"]) is { } at ? MovableClock.Parse(at) ?? throw Wrong("At", at, "a time such as 2024-12-16T09:00") : null,
            ReadPort(section["Port"]),
            Text(section["EventWebhook"]),
            [.. section.GetSection("Addresses").GetChildren().Select(a => KeyValuePair.Create(a.Key, a.Value ?? "/"))],
            Text(section["Data"]),
            bool.TryParse(section["Quiet"], out var quiet) && quiet,
            ReadFolder(Text(section["Application"])),
            Text(section["Azurite"]),
            List(section["Roles"] ?? "organiser,steward"),
            Text(section["FunctionKey"]),
            Text(section["MasterKey"]),
            ReadSpan("BeginWithin", section["BeginWithin"], DefaultBeginWithin),
            ReadSpan("LoadWithin", section["LoadWithin"], DefaultLoadWithin),
            List(section["Keys"] ?? ""));
    }

    private static string ReadFolder(string? value)
    {
        var folder = Path.GetFullPath(value ?? throw new LocalHostException("Name the folder of the built application with --application."));
        return Directory.Exists(folder) ? folder : throw new LocalHostException($"There is no built Functions application in {folder}: there is no such folder.");
    }

    private static int ReadPort(string? value)
    {
        if (Text(value) is not { } text)
        {
            return CoreToolsPort;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port <= ushort.MaxValue
            ? port
            : throw Wrong("Port", text, "a number from 0 to 65535");
    }

    private static TimeSpan ReadSpan(string setting, string? value, TimeSpan otherwise)
    {
        if (Text(value) is not { } text)
        {
            return otherwise;
        }

        return TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var span) && span > TimeSpan.Zero ? span : throw Wrong(setting, text, "a time span such as 00:00:15");
    }

    private static string[] List(string text) => text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static string? Text(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();

    private static LocalHostException Wrong(string setting, string value, string expected) =>
        new($"The setting LocalHost:{setting} is '{value}'; it must be {expected}.");
}
