using System.ComponentModel.DataAnnotations;
using Platform.Languages;

namespace Platform.Editions;

/// <summary>How the certificates of an edition look and who signs them.</summary>
public sealed record CertificateSettings
{
    /// <summary>Where they are issued: "Marrakech".</summary>
    public required Localized Place { get; init; }

    /// <summary>Who signs; empty until it is known: the line then stands for a signature by hand.</summary>
    public required Localized SignatoryName { get; init; }

    /// <summary>In what function, or for whom.</summary>
    public required Localized SignatoryFunction { get; init; }

    /// <summary>The edition's mark as an SVG path within 100 × 100, drawn in <see cref="Accent"/>; empty for the star of the fair.</summary>
    [RegularExpression("[MmLlHhVvCcZz0-9 ,.eE+-]*")]
    public string Mark { get; init; } = "";

    /// <summary>The page, as <c>#rrggbb</c>.</summary>
    [RegularExpression(Colour)]
    public string Paper { get; init; } = "#FBF7F0";

    /// <summary>The text.</summary>
    [RegularExpression(Colour)]
    public string Ink { get; init; } = "#1F2430";

    /// <summary>Secondary text.</summary>
    [RegularExpression(Colour)]
    public string Muted { get; init; } = "#5B5F6B";

    /// <summary>The title, the mark, and the first colour of the border.</summary>
    [RegularExpression(Colour)]
    public string Accent { get; init; } = "#A23E25";

    /// <summary>The second colour of the border, and links.</summary>
    [RegularExpression(Colour)]
    public string Second { get; init; } = "#3B37A6";

    /// <summary>The third colour of the border.</summary>
    [RegularExpression(Colour)]
    public string Third { get; init; } = "#4F6128";

    /// <summary>Thin lines and small stars: ornament only, never text.</summary>
    [RegularExpression(Colour)]
    public string Gold { get; init; } = "#E0A526";

    /// <summary>The same with another signatory; null leaves one as it is.</summary>
    public CertificateSettings With(Localized? name, Localized? function) =>
        name is null && function is null ? this : this with { SignatoryName = name ?? SignatoryName, SignatoryFunction = function ?? SignatoryFunction };

    private const string Colour = "#[0-9A-Fa-f]{6}";
}
