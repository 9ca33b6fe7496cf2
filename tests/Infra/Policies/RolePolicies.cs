using System.Text.Json.Nodes;

namespace Fair.Infra.Tests.Policies;

/// <summary>Roles: which, on what, to whom.</summary>
public static class RolePolicies
{
    private const string StorageAccount = "Microsoft.Storage/storageAccounts";

    /// <summary>Every role that may be granted, and on which kind of resource at most.</summary>
    public static readonly IReadOnlyDictionary<string, (string Name, string Scope)> Allowed = new Dictionary<string, (string Name, string Scope)>
    {
        ["b7e6dc6d-f1e8-4753-8033-0f276bb0955b"] = ("Storage Blob Data Owner", StorageAccount),
        ["974c5e8b-45b9-4653-ba55-5f855dd0fb88"] = ("Storage Queue Data Contributor", StorageAccount),
        ["0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3"] = ("Storage Table Data Contributor", StorageAccount),
        ["3913510d-42f4-4e42-8a64-420c390055eb"] = ("Monitoring Metrics Publisher", "Microsoft.Insights/components"),
        ["4633458b-17de-408a-b874-0445c86b69e6"] = ("Key Vault Secrets User", "Microsoft.KeyVault/vaults"),
        ["ba92f5b4-2d11-453d-a403-e96b0029c9fe"] = ("Storage Blob Data Contributor", "Microsoft.Storage/storageAccounts/blobServices/containers"),
        ["de139f84-1756-47ae-9be6-808fbbe84772"] = ("Website Contributor", "Microsoft.Web/sites"),
    };

    /// <summary>What the application cannot do without.</summary>
    private static readonly string[] Needed =
        ["Storage Blob Data Owner", "Storage Queue Data Contributor", "Storage Table Data Contributor", "Monitoring Metrics Publisher", "Key Vault Secrets User"];

    public static IEnumerable<string> LeastRoles(Snapshot snapshot)
    {
        var given = new List<string>();
        foreach (var assignment in snapshot.All("Microsoft.Authorization/roleAssignments"))
        {
            var role = assignment.Text("properties.roleDefinitionId")!.Split('/')[^1];
            var scope = Resource.TypeOf(assignment.Scope());
            if (!Allowed.TryGetValue(role, out var allowed))
            {
                yield return $"the role {role} is granted";
                continue;
            }

            if (scope != allowed.Scope)
            {
                yield return $"{allowed.Name} is granted on {(scope.Length > 0 ? scope : "the whole resource group")}, not on {allowed.Scope}";
            }

            if (allowed.Name == "Storage Blob Data Contributor" && !assignment.Scope().EndsWith("/releases", StringComparison.Ordinal))
            {
                yield return "the pipeline may write to other containers than that of the releases";
            }

            if (assignment.Text("properties.principalType") != "ServicePrincipal")
            {
                yield return $"{allowed.Name} is granted to a person or a group";
            }

            if (IsApplications(assignment))
            {
                given.Add(allowed.Name);
            }
            else if (Needed.Contains(allowed.Name))
            {
                yield return $"{allowed.Name} is granted to somebody else than the application";
            }
        }

        foreach (var missing in Needed.Except(given))
        {
            yield return $"the application lacks {missing}";
        }
    }

    private static bool IsApplications(JsonObject assignment) =>
        assignment.Text("properties.principalId")!.Contains("Microsoft.ManagedIdentity/userAssignedIdentities/id-fair-", StringComparison.Ordinal);
}
