namespace Platform.Editions;

/// <summary>
/// An edition beside the fair's own, in a partition of its own: its mails are checked by the provider and not delivered, and
/// what happens in it is counted nowhere.
/// </summary>
public static class TrialEdition
{
    private const string Suffix = "-trial";

    /// <summary>The partition of the trial edition beside an edition.</summary>
    public static string IdBeside(string edition) => edition + Suffix;

    /// <summary>Whether a partition, or the id of an edition, is a trial's.</summary>
    public static bool Owns(string partition) => partition.EndsWith(Suffix, StringComparison.Ordinal);
}
