using Platform.Records;

namespace Fair.Applications;

/// <summary>An application in a list of the desk.</summary>
public sealed class ListingRow : Row
{
    public string Application { get; set; } = "";

    public string Number { get; set; } = "";

    public string NameArabic { get; set; } = "";

    public string NameFrench { get; set; } = "";

    public string State { get; set; } = "";

    public string Province { get; set; } = "";

    public string Country { get; set; } = "";

    public string Sector { get; set; } = "";

    public string Kind { get; set; } = "";

    public DateTimeOffset ReceivedAt { get; set; }

    public bool IsSample { get; set; }
}
