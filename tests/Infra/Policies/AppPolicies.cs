using System.Text.RegularExpressions;

namespace Fair.Infra.Tests.Policies;

/// <summary>The application on Flex Consumption.</summary>
public static partial class AppPolicies
{
    public static IEnumerable<string> FlexConsumption(Snapshot snapshot)
    {
        var plan = snapshot.One("Microsoft.Web/serverfarms");
        var site = snapshot.One("Microsoft.Web/sites");
        if (plan.Text("properties.reserved") != "true" || site.Text("properties.serverFarmId") != plan.Text("id"))
        {
            yield return "the app is not alone on a Linux plan";
        }

        var identity = snapshot.One("Microsoft.ManagedIdentity/userAssignedIdentities").Text("id")!;
        if (site.Text("identity.type") != "UserAssigned" || site["identity"]!["userAssignedIdentities"]?[identity] is null
            || site.Text("properties.keyVaultReferenceIdentity") != identity
            || site.Text("properties.functionAppConfig.deployment.storage.authentication.userAssignedIdentityResourceId") != identity)
        {
            yield return "the app does not act by its own identity everywhere";
        }

        if (!snapshot.Names("Microsoft.Storage/storageAccounts/blobServices/containers").Any(name => site.Text("properties.functionAppConfig.deployment.storage.value")!.Contains($"'{name}'", StringComparison.Ordinal)))
        {
            yield return "the app's package has no container";
        }

        var settings = snapshot.Settings.ToDictionary(setting => setting.Name, setting => setting.Value);
        foreach (var name in settings.Keys.Where(name => OfOtherPlans().IsMatch(name)))
        {
            yield return $"{name} is set, which Flex Consumption refuses or misreads";
        }

        if (settings.ContainsKey("WEBSITE_AUTH_ENABLED"))
        {
            yield return "WEBSITE_AUTH_ENABLED is set by hand: forged sign-ins would count";
        }

        if (settings.GetValueOrDefault("AzureWebJobsStorage__credential") != "managedidentity" || settings.GetValueOrDefault("AzureWebJobsDisableHomepage") != "true")
        {
            yield return "the host does not start, or shows its own home page";
        }
    }

    public static IEnumerable<string> ScaleGroups(Snapshot snapshot)
    {
        var scale = snapshot.One("Microsoft.Web/sites").At("properties.functionAppConfig.scaleAndConcurrency")!;
        var groups = Application.QueueFunctions.Select(function => $"function:{function.Name}").Concat(Application.TimerFunctions.Select(name => $"function:{name}")).Append("http").ToHashSet();
        var ready = scale["alwaysReady"]!.AsArray();
        foreach (var group in ready.Select(group => (string)group!["name"]!).Where(group => !groups.Contains(group)))
        {
            yield return $"there is no scale group '{group}'";
        }

        if (ready.Sum(group => (int)group!["instanceCount"]!) > (int)scale["maximumInstanceCount"]!)
        {
            yield return "more instances are kept ready than there may be";
        }
    }

    public static IEnumerable<string> SignIn(Snapshot snapshot)
    {
        var settings = snapshot.One("Microsoft.Web/sites/config");
        if (settings.Text("properties.platform.enabled") != "true")
        {
            yield return "nothing strips forged sign-ins";
        }

        if (settings.Text("properties.globalValidation.requireAuthentication") != "false" || settings.Text("properties.globalValidation.unauthenticatedClientAction") != "AllowAnonymous")
        {
            yield return "people without an account are turned away";
        }

        if (settings.Text("properties.httpSettings.requireHttps") != "true" || settings.Text("properties.login.tokenStore.enabled") != "false")
        {
            yield return "sign-ins travel in the clear, or tokens are kept";
        }

        var directory = settings.At("properties.identityProviders.azureActiveDirectory");
        if (directory.Text("enabled") == "true" && (string.IsNullOrEmpty(directory.Text("registration.clientId")) || directory.At("validation.allowedAudiences")?.AsArray().Count is not > 0))
        {
            yield return "sign-ins for other applications count here";
        }
    }

    [GeneratedRegex("^(FUNCTIONS_WORKER_RUNTIME|FUNCTIONS_EXTENSION_VERSION|WEBSITE_RUN_FROM_PACKAGE|WEBSITE_CONTENT.*|SCM_DO_BUILD.*|ENABLE_ORYX_BUILD|AzureWebJobsStorage|AzureWebJobsDashboard|WEBSITE_TIME_ZONE)$")]
    private static partial Regex OfOtherPlans();
}
