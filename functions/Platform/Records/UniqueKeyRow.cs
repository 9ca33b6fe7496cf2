namespace Platform.Records;

/// <summary>Points from a key that must be unique (form, organisation, number, address) to the application.</summary>
public sealed class UniqueKeyRow : Row
{
    public string Application { get; set; } = "";

    public string Number { get; set; } = "";

    /// <summary>Of a form: the hash of what it said, so that another content under the same id is noticed.</summary>
    public string Fingerprint { get; set; } = "";
}
