using Microsoft.Extensions.Configuration;

namespace LocalHost;

/// <summary>
/// The settings of a run: the application's local.settings.json, over it what this host itself provides (site, mailbox,
/// sign-in), the environment and the command line, each over the one before.
/// </summary>
internal sealed class RunSettings
{
    // What Core Tools and Azurite mean by the local machine's storage.
    private const string Development = "UseDevelopmentStorage=true";

    private readonly LocalSettingsFile file;
    private readonly Dictionary<string, string?> arguments;

    private RunSettings(LocalSettingsFile file, Dictionary<string, string?> arguments)
    {
        this.file = file;
        this.arguments = arguments;
        Configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(file.Own)
            .AddInMemoryCollection(file.Values)
            .AddEnvironmentVariables()
            .AddInMemoryCollection(arguments)
            .Build();
        Own = LocalSettings.Read(Configuration);
    }

    public IConfiguration Configuration { get; }

    public LocalSettings Own { get; }

    /// <summary>Whether the application's storage is somewhere else; otherwise the run has its own.</summary>
    public bool HasStorage => Configuration.GetSection(Azurite.ConnectionSetting) is var section && section.Exists() && section.Value != Development;

    public string DataFolder => LocalHost.DataFolder.Choose(Own.Data);

    /// <exception cref="LocalHostException">A setting is missing or has no such form.</exception>
    public static RunSettings Read(string[] args)
    {
        var arguments = CommandLine.Read(args);
        var folder = arguments.GetValueOrDefault($"{LocalSettings.Section}:Application") ?? Environment.GetEnvironmentVariable($"{LocalSettings.Section}__Application");
        return new(folder is null ? new(new Dictionary<string, string?>(), new Dictionary<string, string?>()) : LocalSettingsFile.Read(folder), arguments);
    }

    /// <summary>What the worker is given: all but what it has from the environment anyway.</summary>
    /// <param name="site">Where the application answers.</param>
    /// <param name="webhookPublicKey">The key that verifies the mailbox's events.</param>
    /// <param name="storage">The connection string of the run's own storage, if it has one.</param>
    public Dictionary<string, string> ForWorker(Uri site, string webhookPublicKey, string? storage)
    {
        var given = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["AZURE_FUNCTIONS_ENVIRONMENT"] = "Development" };
        foreach (var (name, value) in file.Values)
        {
            given[name] = value ?? "";
        }

        // The file holds what stands in for these where there is no such thing, as with Core Tools.
        given["WEBSITE_HOSTNAME"] = site.Authority;
        given["WEBSITE_AUTH_ENABLED"] = "True";
        given["SendGrid:Host"] = site.GetLeftPart(UriPartial.Authority);
        given["SendGrid:ApiKey"] = $"SG.{Token.Create()}";
        given["SendGrid:WebhookPublicKey"] = webhookPublicKey;

        foreach (var name in given.Keys.Where(name => Environment.GetEnvironmentVariable(SettingName.WithUnderscores(name)) is not null).ToList())
        {
            given.Remove(name);
        }

        foreach (var (name, value) in arguments.Where(argument => !argument.Key.StartsWith($"{LocalSettings.Section}:", StringComparison.OrdinalIgnoreCase)))
        {
            given[name] = value ?? "";
        }

        if (storage is not null)
        {
            given[Azurite.ConnectionSetting] = storage;
        }

        foreach (var name in Own.Keys.Where(name => !Configuration.GetSection(name).Exists()))
        {
            given[name] = SettingKeys.Of(name, storage is null ? null : DataFolder);
        }

        return given;
    }
}
