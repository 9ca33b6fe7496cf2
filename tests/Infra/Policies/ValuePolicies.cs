using System.Text.Json.Nodes;

namespace Fair.Infra.Tests.Policies;

/// <summary>
/// Values that Azure knows. Bicep's types take any text at most of these places: a slip of the pen would be found by the
/// deployment, in the middle of it.
/// </summary>
/// <remarks>Source: learn.microsoft.com/azure/templates, each type's page.</remarks>
public static class ValuePolicies
{
    private static readonly (string Type, string Path, string[] Values)[] Known =
    [
        ("Microsoft.Authorization/locks", "properties.level", ["CanNotDelete", "ReadOnly"]),
        ("Microsoft.Authorization/roleAssignments", "properties.principalType", ["ServicePrincipal", "User", "Group"]),
        ("Microsoft.Consumption/budgets", "properties.category", ["Cost"]),
        ("Microsoft.Consumption/budgets", "properties.timeGrain", ["Monthly", "Quarterly", "Annually"]),
        ("Microsoft.Consumption/budgets", "properties.notifications.*.operator", ["EqualTo", "GreaterThan", "GreaterThanOrEqualTo"]),
        ("Microsoft.Consumption/budgets", "properties.notifications.*.thresholdType", ["Actual", "Forecasted"]),
        ("Microsoft.Insights/components", "properties.IngestionMode", ["LogAnalytics"]),
        ("Microsoft.Insights/dataCollectionRules", "kind", ["WorkspaceTransforms"]),
        ("Microsoft.Insights/workbooks", "kind", ["shared"]),
        ("Microsoft.Insights/metricAlerts", "properties.evaluationFrequency", ["PT1M", "PT5M", "PT15M", "PT30M", "PT1H"]),
        ("Microsoft.Insights/metricAlerts", "properties.windowSize", ["PT1M", "PT5M", "PT15M", "PT30M", "PT1H", "PT6H", "PT12H", "P1D"]),
        ("Microsoft.Insights/scheduledQueryRules", "properties.evaluationFrequency", ["PT1M", "PT5M", "PT10M", "PT15M", "PT30M", "PT1H"]),
        ("Microsoft.Insights/scheduledQueryRules", "properties.windowSize", ["PT5M", "PT10M", "PT15M", "PT30M", "PT1H", "PT6H", "P1D"]),
        ("Microsoft.Insights/scheduledQueryRules", "properties.criteria.allOf.*.operator", ["Equals", "GreaterThan", "GreaterThanOrEqual", "LessThan", "LessThanOrEqual"]),
        ("Microsoft.Insights/scheduledQueryRules", "properties.criteria.allOf.*.timeAggregation", ["Average", "Count", "Maximum", "Minimum", "Total"]),
        ("Microsoft.Insights/webtests", "kind", ["standard"]),
        ("Microsoft.Insights/webtests", "properties.Frequency", ["300", "600", "900"]),
        ("Microsoft.Insights/webtests", "properties.Locations.*.Id", ["emea-fr-pra-edge", "emea-nl-ams-azr", "emea-gb-db3-azr", "emea-se-sto-edge", "emea-ru-msa-edge"]),
        ("Microsoft.KeyVault/vaults", "properties.sku.name", ["standard", "premium"]),
        ("Microsoft.KeyVault/vaults", "properties.publicNetworkAccess", ["Enabled", "Disabled"]),
        ("Microsoft.Network/virtualNetworks", "properties.subnets.0.properties.delegations.*.properties.serviceName", ["Microsoft.App/environments"]),
        ("Microsoft.OperationalInsights/workspaces", "properties.sku.name", ["PerGB2018"]),
        ("Microsoft.Storage/storageAccounts", "kind", ["StorageV2"]),
        ("Microsoft.Storage/storageAccounts", "sku.name", ["Standard_LRS", "Standard_ZRS"]),
        ("Microsoft.Storage/storageAccounts", "properties.minimumTlsVersion", ["TLS1_2", "TLS1_3"]),
        ("Microsoft.Storage/storageAccounts", "properties.networkAcls.bypass", ["None", "AzureServices", "Logging", "Metrics"]),
        ("Microsoft.Web/serverfarms", "sku.name", ["FC1"]),
        ("Microsoft.Web/serverfarms", "sku.tier", ["FlexConsumption"]),
        ("Microsoft.Web/sites", "kind", ["functionapp,linux"]),
        ("Microsoft.Web/sites", "properties.functionAppConfig.runtime.name", ["dotnet-isolated"]),
        ("Microsoft.Web/sites", "properties.functionAppConfig.runtime.version", ["10.0"]),
        ("Microsoft.Web/sites", "properties.functionAppConfig.deployment.storage.type", ["blobContainer"]),
        ("Microsoft.Web/sites", "properties.functionAppConfig.deployment.storage.authentication.type", ["UserAssignedIdentity"]),
        ("Microsoft.Web/sites", "properties.functionAppConfig.scaleAndConcurrency.instanceMemoryMB", ["512", "2048", "4096"]),
        ("Microsoft.Web/sites", "properties.functionAppConfig.siteUpdateStrategy.type", ["RollingUpdate", "Recreate"]),
        ("Microsoft.Web/sites/config", "properties.globalValidation.unauthenticatedClientAction", ["AllowAnonymous", "RedirectToLoginPage", "Return401", "Return403"]),
        ("Microsoft.Web/sites/hostNameBindings", "properties.hostNameType", ["Verified", "Managed"]),
    ];

    public static IEnumerable<string> KnownValues(Snapshot snapshot) =>
        from known in Known
        from resource in snapshot.All(known.Type)
        from value in Values(resource, known.Path.Split('.'))
        where !known.Values.Contains(value?.ToString())
        select $"{resource["name"]}: {known.Path} is '{value}'";

    private static IEnumerable<JsonNode?> Values(JsonNode? node, ReadOnlyMemory<string> path)
    {
        if (path.Length == 0)
        {
            return [node];
        }

        var rest = path[1..];
        return path.Span[0] == "*"
            ? (node switch { JsonArray array => array, JsonObject found => found.Select(member => member.Value), _ => [] }).SelectMany(child => Values(child, rest))
            : Values(node.At(path.Span[0]), rest);
    }
}
