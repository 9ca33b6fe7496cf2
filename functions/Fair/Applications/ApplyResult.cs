namespace Fair.Applications;

/// <summary>What became of a form that was sent.</summary>
public abstract record ApplyResult
{
    /// <summary>It is stored, now or when the same form came first.</summary>
    public sealed record Stored(string Number) : ApplyResult;

    /// <summary>The form came before with other content, which is stored; this one is not.</summary>
    public sealed record FormUsed(string Number) : ApplyResult;

    /// <summary>The organisation has an application already; its first address was told.</summary>
    public sealed record AlreadyApplied : ApplyResult;
}
