using Platform.Records;

namespace Fair.Applications;

/// <summary>What the audit trail says of applications.</summary>
public static class ApplicationAudit
{
    public const string Decided = "decided";

    public static readonly AuditedActions All = new([Decided]);
}
