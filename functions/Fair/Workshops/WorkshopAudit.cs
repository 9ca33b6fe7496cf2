using Platform.Records;

namespace Fair.Workshops;

/// <summary>What the audit trail says of workshops and sign-ups.</summary>
public static class WorkshopAudit
{
    public const string WorkshopCreated = "workshopCreated";
    public const string WorkshopChanged = "workshopChanged";
    public const string WorkshopCalledOff = "workshopCalledOff";
    public const string SignUpCancelled = "signUpCancelled";

    public static readonly AuditedActions All = new([WorkshopCreated, WorkshopChanged, WorkshopCalledOff, SignUpCancelled]);
}
