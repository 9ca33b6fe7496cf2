using System.Text.Json;
using Platform.Languages;

namespace Platform.Editions;

/// <summary>
/// What the organisers changed of the edition at the desk, over what its file and the application's settings say. Null
/// leaves a value as it is there. Times are local to the fair.
/// </summary>
public sealed record EditionChanges
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public DateTime? ApplicationsOpen { get; init; }

    public DateTime? ApplicationsClose { get; init; }

    public DateOnly? AnswersBy { get; init; }

    public DateTime? SignUpsOpen { get; init; }

    public TimeSpan? SignUpsClose { get; init; }

    public int? SeatsPerOrganisation { get; init; }

    public Localized? Theme { get; init; }

    public Localized? SignatoryName { get; init; }

    public Localized? SignatoryFunction { get; init; }

    public string? ContactEmail { get; init; }

    public string? DeclarationReference { get; init; }

    public string ToJson() => JsonSerializer.Serialize(this, Json);

    public static EditionChanges FromJson(string json) => JsonSerializer.Deserialize<EditionChanges>(json, Json)!;
}
