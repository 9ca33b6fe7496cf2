namespace Typesetting.Text;

/// <summary>A paragraph of text, not yet broken into lines.</summary>
/// <param name="Spans">Its text, in logical order.</param>
/// <param name="Direction">The direction that its lines run in as a whole.</param>
/// <param name="Language">As a tag of BCP 47, such as <c>ar</c>: fonts have forms for single languages.</param>
public sealed record Paragraph(IReadOnlyList<TextSpan> Spans, TextDirection Direction, string Language)
{
    public Paragraph(string text, TextStyle style, TextDirection direction, string language)
        : this([new TextSpan(text, style)], direction, language)
    {
    }

    /// <summary>From base line to base line, in ems of the largest letters.</summary>
    public double LineHeight { get; init; } = 1.5;

    public Alignment Alignment { get; init; }
}
