using System.Text.Json.Nodes;

namespace Fair.Infra.Tests.Policies;

/// <summary>What is reached from where, and how.</summary>
public static class NetworkPolicies
{
    private static readonly string[] SafeTls = ["TLS1_2", "TLS1_3", "1.2", "1.3"];

    public static IEnumerable<string> Encrypted(Snapshot snapshot)
    {
        foreach (var account in snapshot.All("Microsoft.Storage/storageAccounts"))
        {
            if (!SafeTls.Contains(account.Text("properties.minimumTlsVersion")) || account.Text("properties.supportsHttpsTrafficOnly") != "true")
            {
                yield return $"{account["name"]} is reached without TLS 1.2";
            }
        }

        foreach (var site in snapshot.All("Microsoft.Web/sites"))
        {
            if (site.Text("properties.httpsOnly") != "true" || site.Text("properties.siteConfig.ftpsState") != "Disabled"
                || new[] { "minTlsVersion", "scmMinTlsVersion" }.Any(name => !SafeTls.Contains(site.Text($"properties.siteConfig.{name}"))))
            {
                yield return $"{site["name"]} is reached without TLS 1.2";
            }
        }
    }

    public static IEnumerable<string> NothingPublic(Snapshot snapshot)
    {
        foreach (var account in snapshot.All("Microsoft.Storage/storageAccounts"))
        {
            if (account.Text("properties.allowBlobPublicAccess") != "false" || account.Text("properties.allowCrossTenantReplication") != "false")
            {
                yield return $"{account["name"]} may give files to everybody";
            }
        }

        foreach (var container in snapshot.All("Microsoft.Storage/storageAccounts/blobServices/containers").Where(container => container.Text("properties.publicAccess") != "None"))
        {
            yield return $"{container["name"]} is public";
        }

        if (snapshot.All("Microsoft.Network/virtualNetworks").Any())
        {
            foreach (var closed in snapshot.All("Microsoft.Storage/storageAccounts").Concat(snapshot.All("Microsoft.KeyVault/vaults")).Where(resource =>
                resource.Text("properties.publicNetworkAccess") != "Disabled" || resource.Text("properties.networkAcls.defaultAction") != "Deny"))
            {
                yield return $"{closed["name"]} is reached from outside of the network";
            }

            var ends = snapshot.All("Microsoft.Network/privateEndpoints").Select(end => end.Text("properties.privateLinkServiceConnections.0.properties.groupIds.0")).Order().ToList();
            if (!ends.SequenceEqual(["blob", "queue", "table", "vault"]) || snapshot.One("Microsoft.Web/sites").Text("properties.virtualNetworkSubnetId")?.EndsWith("/subnets/application", StringComparison.Ordinal) != true)
            {
                yield return "the application does not reach all that is closed to others";
            }
        }
    }

    public static IEnumerable<string> OneRegion(Snapshot snapshot)
    {
        var regions = snapshot.Resources.Select(resource => (JsonNode?)resource["location"]).Select(region => (string?)region).Where(region => region is not (null or "global")).Distinct().ToList();
        if (regions.Count != 1)
        {
            yield return $"data is in {string.Join(", ", regions)}";
        }
    }
}
