namespace Fair.Infra.Tests.Policies;

/// <summary>A rule that every deployment keeps.</summary>
/// <param name="Name">What it is called by.</param>
/// <param name="Broken">Each way in which a snapshot breaks it, in a sentence; none where it keeps it.</param>
public sealed record Policy(string Name, Func<Snapshot, IEnumerable<string>> Broken)
{
    public static readonly IReadOnlyList<Policy> All =
    [
        new("no keys", KeyPolicies.NoKeys),
        new("secrets by reference", KeyPolicies.SecretsByReference),
        new("encrypted", NetworkPolicies.Encrypted),
        new("nothing public", NetworkPolicies.NothingPublic),
        new("one region", NetworkPolicies.OneRegion),
        new("least roles", RolePolicies.LeastRoles),
        new("records kept", RecordPolicies.RecordsKept),
        new("poison twins", RecordPolicies.PoisonTwins),
        new("logs kept", RecordPolicies.LogsKept),
        new("alerts", AlertPolicies.Alerts),
        new("budget", AlertPolicies.Budget),
        new("tags", TagPolicies.Tags),
        new("known values", ValuePolicies.KnownValues),
        new("flex consumption", AppPolicies.FlexConsumption),
        new("scale groups", AppPolicies.ScaleGroups),
        new("sign-in", AppPolicies.SignIn),
    ];
}
