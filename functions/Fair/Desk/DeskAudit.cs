using Platform.Records;

namespace Fair.Desk;

/// <summary>What the audit trail says of settings and personal data.</summary>
public static class DeskAudit
{
    public const string SettingsChanged = "settingsChanged";
    public const string PersonExported = "personExported";
    public const string PersonErased = "personErased";

    public static readonly AuditedActions All = new([SettingsChanged, PersonExported, PersonErased]);
}
