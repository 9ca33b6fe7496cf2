namespace Fair.Applications;

/// <summary>One thing that happened to an application.</summary>
/// <param name="At">When.</param>
/// <param name="What">A state, or <see cref="Edited"/>.</param>
/// <param name="By">The organiser who decided, or null for the applicant.</param>
/// <param name="Reason">What the organiser told the applicant.</param>
public sealed record HistoryEntry(DateTimeOffset At, string What, string? By = null, string? Reason = null)
{
    public const string Edited = "edited";
}
