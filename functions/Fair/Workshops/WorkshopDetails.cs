using System.Text.Json;
using Platform.Languages;

namespace Fair.Workshops;

/// <summary>What the programme says of a workshop, apart from when and how many.</summary>
public sealed record WorkshopDetails
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The languages that a workshop can be given in; texts <c>teaching.{code}</c>.</summary>
    public static readonly IReadOnlyList<string> TeachingLanguages = ["ar", "fr", "zgh", "en", "ar-fr"];

    /// <summary>One of the fair's topics; texts <c>topic.{code}</c>.</summary>
    public required string Topic { get; init; }

    public required Localized Title { get; init; }

    /// <summary>What one takes home, in a sentence or two.</summary>
    public required Localized Summary { get; init; }

    public required Localized Trainer { get; init; }

    /// <summary>The room or space on the fair's ground.</summary>
    public required Localized Place { get; init; }

    /// <summary>One of <see cref="TeachingLanguages"/>.</summary>
    public required string Teaching { get; init; }

    /// <summary>Whether times, seats and trainer are invented, so that the pages say so.</summary>
    public bool IsSample { get; init; }

    public string ToJson() => JsonSerializer.Serialize(this, Json);

    public static WorkshopDetails FromJson(string json) => JsonSerializer.Deserialize<WorkshopDetails>(json, Json)!;
}
