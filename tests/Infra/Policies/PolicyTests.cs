using System.Text.Json.Nodes;
using Xunit;

namespace Fair.Infra.Tests.Policies;

/// <summary>Every stage keeps every policy, and every policy finds what it is there to find.</summary>
[Trait("Speed", "Slow")]
public sealed class PolicyTests
{
    private const string Account = "Microsoft.Storage/storageAccounts";
    private const string Site = "Microsoft.Web/sites";
    private const string SignIn = "Microsoft.Web/sites/config";
    private const string Rule = "Microsoft.Insights/scheduledQueryRules";
    private const string Grant = "Microsoft.Authorization/roleAssignments";
    private const string Settings = "properties.siteConfig.appSettings.+";

    private static readonly Mutation[] All =
    [
        new("no keys", Account, "", "properties.allowSharedKeyAccess", "true"),
        new("no keys", Account, "", "properties.allowSharedKeyAccess", null),
        new("no keys", "Microsoft.Insights/components", "", "properties.DisableLocalAuth", "false"),
        new("no keys", "Microsoft.OperationalInsights/workspaces", "", "properties.features.disableLocalAuth", "false"),
        new("no keys", "Microsoft.Web/sites/basicPublishingCredentialsPolicies", "/scm", "properties.allow", "true"),
        new("no keys", "Microsoft.Web/sites/basicPublishingCredentialsPolicies", "/ftp", "", null),
        new("no keys", Site, "", Settings, """{ "name": "AzureWebJobsStorage", "value": "" }"""),
        new("no keys", Site, "", Settings, """{ "name": "Site__Origin", "value": "[listKeys(resourceId('x'), '2025-06-01').keys[0].value]" }"""),
        new("secrets by reference", Site, "", Settings, """{ "name": "Certificates__SigningKey", "value": "abc" }"""),
        new("secrets by reference", Site, "", Settings, """{ "name": "Other__Password", "value": "@Microsoft.KeyVault(VaultName=other;SecretName=x)" }"""),
        new("encrypted", Account, "", "properties.minimumTlsVersion", "\"TLS1_1\""),
        new("encrypted", Account, "", "properties.supportsHttpsTrafficOnly", "false"),
        new("encrypted", Site, "", "properties.httpsOnly", "false"),
        new("encrypted", Site, "", "properties.siteConfig.minTlsVersion", "\"1.0\""),
        new("encrypted", Site, "", "properties.siteConfig.scmMinTlsVersion", null),
        new("encrypted", Site, "", "properties.siteConfig.ftpsState", "\"AllAllowed\""),
        new("nothing public", Account, "", "properties.allowBlobPublicAccess", "true"),
        new("nothing public", "Microsoft.Storage/storageAccounts/blobServices/containers", "/applications", "properties.publicAccess", "\"Blob\""),
        new("nothing public", Account, "", "properties.publicNetworkAccess", "\"Enabled\""),
        new("nothing public", "Microsoft.KeyVault/vaults", "", "properties.networkAcls.defaultAction", "\"Allow\""),
        new("nothing public", "Microsoft.Network/privateEndpoints", "-queue", "", null),
        new("nothing public", Site, "", "properties.virtualNetworkSubnetId", null),
        new("one region", "Microsoft.KeyVault/vaults", "", "location", "\"westus\""),
        new("least roles", Grant, "", "properties.roleDefinitionId", "\"/subscriptions/x/providers/Microsoft.Authorization/roleDefinitions/b24988ac-6180-42a0-ab88-20f7382dd24c\""),
        new("least roles", Grant, "", "id", "\"/subscriptions/x/resourceGroups/rg-fair/providers/Microsoft.Authorization/roleAssignments/y\""),
        new("least roles", Grant, "", "properties.principalType", "\"User\""),
        new("least roles", Grant, "", "properties.principalId", "\"00000000-0000-0000-0000-000000000009\""),
        new("least roles", Grant, "", "", null),
        new("records kept", "Microsoft.Storage/storageAccounts/blobServices", "", "properties.isVersioningEnabled", "false"),
        new("records kept", "Microsoft.Storage/storageAccounts/blobServices", "", "properties.deleteRetentionPolicy", null),
        new("records kept", "Microsoft.Storage/storageAccounts/managementPolicies", "", "properties.policy.rules.0", null),
        new("records kept", "Microsoft.KeyVault/vaults", "", "properties.enablePurgeProtection", null),
        new("records kept", "Microsoft.Authorization/locks", "holds-records", "", null),
        new("records kept", "Microsoft.Authorization/locks", "holds-keys", "properties.level", "\"None\""),
        new("records kept", Account, "", "sku.name", "\"Standard_LRS\""),
        new("poison twins", "Microsoft.Storage/storageAccounts/queueServices/queues", "/mail-poison", "", null),
        new("poison twins", "Microsoft.Storage/storageAccounts/queueServices/queues", "/mail", "", null),
        new("logs kept", "Microsoft.Insights/diagnosticSettings", "audit", "", null),
        new("logs kept", "Microsoft.Insights/diagnosticSettings", "host", "properties.logs.0.enabled", "false"),
        new("logs kept", "Microsoft.OperationalInsights/workspaces", "", "properties.workspaceCapping", null),
        new("logs kept", "Microsoft.OperationalInsights/workspaces", "", "properties.defaultDataCollectionRuleResourceId", null),
        new("logs kept", "Microsoft.Insights/dataCollectionRules", "", "properties.dataFlows.0.transformKql", "\"source\""),
        new("alerts", Rule, "poison-mail", "", null),
        new("alerts", Rule, "failures-SendMail", "", null),
        new("alerts", Rule, "failures-IssueCertificate", "properties.enabled", "false"),
        new("alerts", Rule, "failures-timers", "properties.criteria.allOf.0.query", "\"AppRequests | where Name == 'RequeueMail' and Success == false\""),
        new("alerts", Rule, "mails-wait", "properties.actions.actionGroups.0", null),
        new("alerts", Rule, "latency", "properties.criteria.allOf.0.threshold", "5"),
        new("alerts", "Microsoft.Insights/webtests", "", "properties.Enabled", "false"),
        new("alerts", "Microsoft.Insights/metricAlerts", "", "", null),
        new("alerts", "Microsoft.Insights/actionGroups", "", "properties.emailReceivers", "[]"),
        new("budget", "Microsoft.Consumption/budgets", "", "properties.notifications.spent.contactEmails", "[]"),
        new("tags", "Microsoft.KeyVault/vaults", "", "tags.stage", null),
        new("tags", Site, "", "tags", null),
        new("known values", Account, "", "properties.minimumTlsVersion", "\"TLS12\""),
        new("known values", Site, "", "properties.functionAppConfig.runtime.name", "\"dotnet-isolatd\""),
        new("known values", Site, "", "properties.functionAppConfig.siteUpdateStrategy.type", "\"Rolling\""),
        new("known values", Rule, "latency", "properties.windowSize", "\"PT15\""),
        new("known values", "Microsoft.Consumption/budgets", "", "properties.notifications.spent.thresholdType", "\"Real\""),
        new("flex consumption", "Microsoft.Web/serverfarms", "", "properties.reserved", "false"),
        new("flex consumption", Site, "", "properties.keyVaultReferenceIdentity", null),
        new("flex consumption", Site, "", "properties.functionAppConfig.deployment.storage.value", "\"x\""),
        new("flex consumption", Site, "", Settings, """{ "name": "WEBSITE_RUN_FROM_PACKAGE", "value": "1" }"""),
        new("flex consumption", Site, "", Settings, """{ "name": "WEBSITE_AUTH_ENABLED", "value": "true" }"""),
        new("scale groups", Site, "", "properties.functionAppConfig.scaleAndConcurrency.alwaysReady.+", """{ "name": "function:SendMails", "instanceCount": 1 }"""),
        new("scale groups", Site, "", "properties.functionAppConfig.scaleAndConcurrency.maximumInstanceCount", "1"),
        new("sign-in", SignIn, "", "properties.platform.enabled", "false"),
        new("sign-in", SignIn, "", "properties.globalValidation.unauthenticatedClientAction", "\"RedirectToLoginPage\""),
        new("sign-in", SignIn, "", "properties.login.tokenStore.enabled", "true"),
        new("sign-in", SignIn, "", "properties.identityProviders.azureActiveDirectory.validation.allowedAudiences", "[]"),
    ];

    public static TheoryData<string, string> EveryPolicyAndStage => [.. Policy.All.SelectMany(_ => Snapshot.Stages, (policy, stage) => new TheoryDataRow<string, string>(policy.Name, stage))];

    public static TheoryData<int> Mutations => [.. Enumerable.Range(0, All.Length)];

    [Theory]
    [MemberData(nameof(EveryPolicyAndStage))]
    public void A_stage_keeps_a_policy(string policy, string stage) => Assert.Empty(Find(policy).Broken(Snapshot.Of(stage)));

    [Theory]
    [MemberData(nameof(Mutations))]
    public void A_mistake_is_found_by_its_policy(int number)
    {
        var snapshot = Snapshot.Of("options");
        var spoiled = All[number].On(snapshot);
        Assert.False(JsonNode.DeepEquals(snapshot.Json, spoiled.Json), $"Nothing is spoiled by {All[number]}.");
        Assert.True(Find(All[number].Policy).Broken(spoiled).Any(), $"Not found: {All[number]}.");
    }

    [Fact]
    public void No_policy_is_without_a_mistake_that_it_finds() =>
        Assert.Equal(Policy.All.Select(policy => policy.Name).Order(), All.Select(mutation => mutation.Policy).Distinct().Order());

    [Fact]
    public void The_pipeline_may_grant_the_roles_that_the_files_grant_and_no_other()
    {
        var condition = Repository.Text("infra", "README.md").Split('\n').Single(line => line.Contains("roles='", StringComparison.Ordinal)).Split('\'')[1];
        Assert.Equal(RolePolicies.Allowed.Keys.Order(), condition.Split(", ").Order());
    }

    private static Policy Find(string name) => Policy.All.Single(policy => policy.Name == name);
}
