namespace Fair.Infra.Tests.Policies;

/// <summary>What is whose.</summary>
public static class TagPolicies
{
    private static readonly string[] Expected = ["application", "stage", "managed-by"];

    /// <summary>Kinds of resources that Azure gives no tags: children, and what is attached to another.</summary>
    private static readonly HashSet<string> Untagged =
    [
        "Microsoft.Authorization/locks", "Microsoft.Authorization/roleAssignments", "Microsoft.Consumption/budgets", "Microsoft.Insights/diagnosticSettings",
        "Microsoft.Network/privateEndpoints/privateDnsZoneGroups", "Microsoft.Storage/storageAccounts/blobServices", "Microsoft.Storage/storageAccounts/blobServices/containers",
        "Microsoft.Storage/storageAccounts/managementPolicies", "Microsoft.Storage/storageAccounts/queueServices", "Microsoft.Storage/storageAccounts/queueServices/queues",
        "Microsoft.Storage/storageAccounts/tableServices", "Microsoft.Storage/storageAccounts/tableServices/tables",
        "Microsoft.Web/sites/basicPublishingCredentialsPolicies", "Microsoft.Web/sites/config", "Microsoft.Web/sites/hostNameBindings",
    ];

    public static IEnumerable<string> Tags(Snapshot snapshot) => snapshot.Resources
        .Where(resource => !Untagged.Contains((string)resource["type"]!))
        .SelectMany(resource => Expected.Where(tag => string.IsNullOrEmpty(resource["tags"]?[tag]?.ToString())).Select(tag => $"{resource["name"]} has no tag '{tag}'"));
}
