namespace Platform.Languages;

/// <summary>One text in the three languages, as an edition's settings hold it.</summary>
public sealed record Localized
{
    public required string Ar { get; init; }

    public required string Fr { get; init; }

    public required string En { get; init; }

    public string this[Language language] => language.Code switch { "ar" => Ar, "fr" => Fr, _ => En };
}
