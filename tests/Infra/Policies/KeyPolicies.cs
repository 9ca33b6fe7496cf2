using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Fair.Infra.Tests.Policies;

/// <summary>Identities and references, never keys.</summary>
public static partial class KeyPolicies
{
    /// <summary>What nobody needs to know is no secret: client ids, and keys that are public by their nature go through the vault all the same.</summary>
    private static readonly HashSet<string> NoSecrets = ["AzureWebJobsStorage__credential", "OVERRIDE_USE_MI_FIC_ASSERTION_CLIENTID"];

    public static IEnumerable<string> NoKeys(Snapshot snapshot)
    {
        foreach (var account in snapshot.All("Microsoft.Storage/storageAccounts").Where(account => account.Text("properties.allowSharedKeyAccess") != "false"))
        {
            yield return $"{account["name"]} lets account keys in";
        }

        foreach (var component in snapshot.All("Microsoft.Insights/components").Where(component => component.Text("properties.DisableLocalAuth") != "true"))
        {
            yield return $"{component["name"]} lets whoever has its key write";
        }

        foreach (var workspace in snapshot.All("Microsoft.OperationalInsights/workspaces").Where(workspace => workspace.Text("properties.features.disableLocalAuth") != "true"))
        {
            yield return $"{workspace["name"]} lets whoever has its key in";
        }

        foreach (var way in new[] { "ftp", "scm" })
        {
            if (snapshot.All("Microsoft.Web/sites/basicPublishingCredentialsPolicies").FirstOrDefault(policy => policy.Text("name")!.EndsWith($"/{way}", StringComparison.Ordinal)).Text("properties.allow") != "false")
            {
                yield return $"passwords publish by {way}";
            }
        }

        foreach (var text in Texts(snapshot.Json).Where(text => KeyInText().IsMatch(text)))
        {
            yield return $"a key stands in: {text}";
        }

        if (snapshot.Settings.Any(setting => setting.Name is "AzureWebJobsStorage"))
        {
            yield return "AzureWebJobsStorage is a connection string";
        }
    }

    public static IEnumerable<string> SecretsByReference(Snapshot snapshot)
    {
        var vault = (string)snapshot.One("Microsoft.KeyVault/vaults")["name"]!;
        foreach (var (name, value) in snapshot.Settings.Where(setting => SecretName().IsMatch(setting.Name) && !NoSecrets.Contains(setting.Name)))
        {
            if (!Regex.IsMatch(value, $"^@Microsoft\\.KeyVault\\(VaultName={vault};SecretName=[a-z0-9-]+\\)$"))
            {
                yield return $"{name} is no reference to a secret of {vault}";
            }
        }
    }

    private static IEnumerable<string> Texts(JsonNode? node) => node switch
    {
        JsonObject found => found.SelectMany(member => Texts(member.Value)),
        JsonArray array => array.SelectMany(Texts),
        JsonValue value when value.TryGetValue<string>(out var text) => [text],
        _ => [],
    };

    [GeneratedRegex("AccountKey=|SharedAccessSignature|listKeys|listAccountSas|listSecrets|InstrumentationKey=|BEGIN [A-Z ]*PRIVATE KEY|\\bSG\\.[A-Za-z0-9_-]{10}", RegexOptions.IgnoreCase)]
    private static partial Regex KeyInText();

    [GeneratedRegex("Key$|Secret|Password|Token|Credential|_ASSERTION_", RegexOptions.IgnoreCase)]
    private static partial Regex SecretName();
}
