using Microsoft.Extensions.Configuration;

namespace LocalWorker;

/// <summary>
/// The connection string of the Azurite that is starting. Azurite needs about a second, in which the application goes on
/// building itself; only who asks for the connection string waits.
/// </summary>
internal sealed class AzuriteSettings(Task<Azurite> azurite) : ConfigurationProvider, IConfigurationSource
{
    public IConfigurationProvider Build(IConfigurationBuilder builder) => this;

    public override bool TryGet(string key, out string? value)
    {
        var asked = string.Equals(key, Azurite.ConnectionSetting, StringComparison.OrdinalIgnoreCase);
        value = asked ? azurite.GetAwaiter().GetResult().ConnectionString : null;
        return asked;
    }

    public override IEnumerable<string> GetChildKeys(IEnumerable<string> earlierKeys, string? parentPath) =>
        parentPath is null ? earlierKeys.Append(Azurite.ConnectionSetting) : earlierKeys;
}
