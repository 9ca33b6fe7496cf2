using System.Text.Json.Nodes;

namespace Fair.Infra.Tests.Policies;

/// <summary>What must not get lost.</summary>
public static class RecordPolicies
{
    /// <summary>What is logged of each kind of resource.</summary>
    private static readonly Dictionary<string, string[]> Logged = new()
    {
        ["Microsoft.Storage/storageAccounts/blobServices"] = ["StorageRead", "StorageDelete"],
        // The alert on poison messages reads it.
        ["Microsoft.Storage/storageAccounts/queueServices"] = ["StorageWrite"],
        ["Microsoft.Storage/storageAccounts/tableServices"] = ["StorageDelete"],
        ["Microsoft.KeyVault/vaults"] = ["AuditEvent"],
        ["Microsoft.Web/sites"] = ["FunctionAppLogs"],
    };

    /// <summary>Tables that addresses of requests come into.</summary>
    private static readonly string[] Scrubbed = ["AppRequests", "AppDependencies", "AppTraces", "AppExceptions", "FunctionAppLogs"];

    public static IEnumerable<string> RecordsKept(Snapshot snapshot)
    {
        foreach (var service in snapshot.All("Microsoft.Storage/storageAccounts/blobServices"))
        {
            if (service.Text("properties.deleteRetentionPolicy.enabled") != "true" || service.Text("properties.containerDeleteRetentionPolicy.enabled") != "true"
                || service.Text("properties.isVersioningEnabled") != "true")
            {
                yield return "a file that was deleted or overwritten is lost";
            }

            var days = service.Text("properties.deleteRetentionPolicy.days");
            var rules = snapshot.One("Microsoft.Storage/storageAccounts/managementPolicies").At("properties.policy.rules")!.AsArray();
            if (!rules.Any(rule => rule.Text("enabled") == "true" && rule.Text("definition.actions.version.delete.daysAfterCreationGreaterThan") == days))
            {
                yield return "erased files live on as versions";
            }
        }

        foreach (var vault in snapshot.All("Microsoft.KeyVault/vaults"))
        {
            if (vault.Text("properties.enablePurgeProtection") != "true" || vault.Text("properties.enableSoftDelete") != "true" || vault.Text("properties.enableRbacAuthorization") != "true")
            {
                yield return $"{vault["name"]} can be emptied for good";
            }
        }

        if (!snapshot.IsProduction)
        {
            yield break;
        }

        var locked = snapshot.All("Microsoft.Authorization/locks").Where(one => one.Text("properties.level") == "CanNotDelete").Select(one => Resource.TypeOf(one.Scope())).ToHashSet();
        foreach (var type in new[] { "Microsoft.Storage/storageAccounts", "Microsoft.KeyVault/vaults" }.Where(type => !locked.Contains(type)))
        {
            yield return $"{type} can be deleted by mistake";
        }

        if (snapshot.One("Microsoft.Storage/storageAccounts").Text("sku.name") != "Standard_ZRS")
        {
            yield return "records are in one building";
        }
    }

    public static IEnumerable<string> PoisonTwins(Snapshot snapshot)
    {
        var queues = snapshot.Names("Microsoft.Storage/storageAccounts/queueServices/queues");
        return queues.Where(name => !name.EndsWith("-poison", StringComparison.Ordinal) && !queues.Contains($"{name}-poison")).Select(name => $"{name} has no poison queue")
            .Concat(queues.Where(name => name.EndsWith("-poison", StringComparison.Ordinal) && !queues.Contains(name[..^"-poison".Length])).Select(name => $"{name} belongs to no queue"));
    }

    public static IEnumerable<string> LogsKept(Snapshot snapshot)
    {
        var workspace = (string)snapshot.One("Microsoft.OperationalInsights/workspaces")["id"]!;
        foreach (var (type, categories) in Logged)
        {
            var logged = snapshot.All("Microsoft.Insights/diagnosticSettings")
                .Where(setting => Resource.TypeOf(setting.Scope()) == type && setting.Text("properties.workspaceId") == workspace)
                .SelectMany(setting => setting.At("properties.logs")!.AsArray())
                .Where(log => log.Text("enabled") == "true").Select(log => log.Text("category")).ToHashSet();
            foreach (var category in categories.Where(category => !logged.Contains(category)))
            {
                yield return $"{category} of {type} is not logged";
            }
        }

        var rule = snapshot.One("Microsoft.Insights/dataCollectionRules");
        if (snapshot.One("Microsoft.OperationalInsights/workspaces").Text("properties.defaultDataCollectionRuleResourceId") != rule.Text("id"))
        {
            yield return "nothing takes capabilities out of what comes in";
        }

        var flows = rule.At("properties.dataFlows")!.AsArray().ToDictionary(flow => flow.Text("streams.0")!, flow => flow.Text("transformKql")!);
        foreach (var table in Scrubbed.Where(table => flows.GetValueOrDefault($"Microsoft-Table-{table}")?.Contains("[A-Za-z0-9_-]{43}", StringComparison.Ordinal) != true))
        {
            yield return $"{table} keeps capabilities";
        }

        if (!(snapshot.One("Microsoft.OperationalInsights/workspaces").At("properties.workspaceCapping.dailyQuotaGb") is JsonNode cap && double.Parse(cap.ToString(), System.Globalization.CultureInfo.InvariantCulture) is > 0 and <= 5))
        {
            yield return "logs have no daily cap";
        }
    }
}
