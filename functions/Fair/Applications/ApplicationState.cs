namespace Fair.Applications;

/// <summary>Where an application stands. The codes are kept in storage; their names are the texts <c>state.{code}</c>.</summary>
public static class ApplicationState
{
    public const string Received = "received";
    public const string Accepted = "accepted";
    public const string Reserve = "reserve";
    public const string Declined = "declined";
    public const string Withdrawn = "withdrawn";

    public static readonly IReadOnlyList<string> All = [Received, Accepted, Reserve, Declined, Withdrawn];

    /// <summary>What an organiser can decide.</summary>
    public static readonly IReadOnlyList<string> Decisions = [Accepted, Reserve, Declined];
}
