namespace LocalHost;

/// <summary>How to start Azurite.</summary>
public sealed class AzuriteOptions
{
    /// <summary>Where its data stays. If null, a throw-away folder, in memory where the machine offers that, ends with it.</summary>
    public string? DataFolder { get; init; }

    /// <summary>Names of storage accounts, each of them as if it were alone. Keys are made up at each start.</summary>
    public IReadOnlyList<string> Accounts { get; init; } = ["devstoreaccount1"];

    /// <summary>The path of azurite.js; the one fetched with LocalHost if null.</summary>
    public string? Script { get; init; }
}
