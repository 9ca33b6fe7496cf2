using System.Text.Json.Nodes;

namespace Fair.Infra.Tests.Policies;

/// <summary>Who is told of what.</summary>
public static class AlertPolicies
{
    /// <summary>What a rule must look for, whatever the application has.</summary>
    private static readonly (string What, string[] Parts)[] Always =
    [
        ("pages that fail", ["AppRequests", "toint(ResultCode) >= 500"]),
        ("slow pages", ["AppRequests", "percentile(DurationMs, 95)"]),
        ("mails that wait for an hour", ["AppTraces", "\"Mails wait:\""]),
        ("posts that come from one address", ["AppTraces", "\"One address sends most:\""]),
        ("what the application calls critical", ["AppTraces", "SeverityLevel >= 4"]),
    ];

    public static IEnumerable<string> Alerts(Snapshot snapshot)
    {
        var group = snapshot.One("Microsoft.Insights/actionGroups");
        if (group.Text("properties.enabled") != "true" || group.At("properties.emailReceivers") is not JsonArray { Count: > 0 })
        {
            yield return "nobody is told";
        }

        var queries = snapshot.All("Microsoft.Insights/scheduledQueryRules").Where(rule => IsHeard(rule, group)).Select(rule => rule.Text("properties.criteria.allOf.0.query")!).ToList();
        var needed = Application.QueueFunctions.Select(function => ($"failures of {function.Name}", new[] { "AppRequests", $"Name has \"{function.Name}\"", "Success == false" }))
            .Concat(Application.TimerFunctions.Select(name => ($"failures of {name}", new[] { "AppRequests", $"\"{name}\"", "Success == false" })))
            .Concat(snapshot.Names("Microsoft.Storage/storageAccounts/queueServices/queues").Where(name => name.EndsWith("-poison", StringComparison.Ordinal))
                .Select(name => ($"messages in {name}", new[] { "StorageQueueLogs", "PutMessage", $"/{name}/" })))
            .Concat(Always);
        foreach (var (what, parts) in needed.Where(one => !queries.Exists(query => one.Item2.All(part => query.Contains(part, StringComparison.Ordinal)))))
        {
            yield return $"no alert tells of {what}";
        }

        if (snapshot.IsProduction && !IsWatched(snapshot, group))
        {
            yield return "no alert tells that /healthz does not answer";
        }
    }

    public static IEnumerable<string> Budget(Snapshot snapshot)
    {
        var notifications = snapshot.One("Microsoft.Consumption/budgets").At("properties.notifications")!.AsObject().Select(one => one.Value).ToList();
        if (notifications.Count < 2 || notifications.Exists(one => one.Text("enabled") != "true" || one.At("contactEmails") is not JsonArray { Count: > 0 }))
        {
            yield return "nobody is told what a month costs";
        }
    }

    private static bool IsHeard(JsonObject rule, JsonObject group) =>
        rule.Text("properties.enabled") == "true" && rule.At("properties.actions.actionGroups")!.AsArray().Any(one => one!.ToString() == group.Text("id"))
        && rule.Text("properties.criteria.allOf.0.threshold") == "0" && rule.Text("properties.criteria.allOf.0.operator") == "GreaterThan";

    private static bool IsWatched(Snapshot snapshot, JsonObject group)
    {
        var test = snapshot.All("Microsoft.Insights/webtests").SingleOrDefault();
        var alert = snapshot.All("Microsoft.Insights/metricAlerts").SingleOrDefault();
        return test.Text("properties.Enabled") == "true" && test.Text("properties.Request.RequestUrl")?.Contains("/healthz", StringComparison.Ordinal) == true
            && alert.Text("properties.enabled") == "true" && alert.Text("properties.criteria.webTestId") == test.Text("id")
            && alert.Text("properties.actions.0.actionGroupId") == group.Text("id");
    }
}
