namespace Fair.Applications;

/// <summary>What became of a change.</summary>
/// <param name="Row">The application as it is now.</param>
/// <param name="Happened">Whether anything changed.</param>
public sealed record ChangeResult(ApplicationRow Row, bool Happened)
{
    /// <summary>The answers now name an organisation that has an application already; nothing was changed.</summary>
    public bool IdentityTaken { get; init; }
}
