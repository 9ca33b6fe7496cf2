using Platform.Records;

namespace Platform.Editions;

/// <summary>What the organisers changed of the edition.</summary>
public sealed class SettingsRow : Row
{
    /// <summary><see cref="EditionChanges"/> as JSON.</summary>
    public string Changes { get; set; } = "{}";
}
