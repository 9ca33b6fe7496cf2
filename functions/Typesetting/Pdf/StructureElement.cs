namespace Typesetting.Pdf;

/// <summary>An element of what a tagged document says to those who hear it, search it or reflow it.</summary>
public sealed class StructureElement
{
    internal StructureElement(string type, string language)
    {
        Type = type;
        Language = language;
    }

    /// <summary>A standard structure type: <c>Document</c>, <c>H1</c>, <c>P</c>, <c>Span</c>, <c>Figure</c>, <c>Link</c>.</summary>
    public string Type { get; }

    /// <summary>Of its text, as a tag of BCP 47.</summary>
    public string Language { get; }

    /// <summary>What a figure shows, for those who do not see it.</summary>
    public string? Alt { get; init; }

    internal (double Left, double Bottom, double Right, double Top)? Box { get; init; }

    internal int Number { get; set; }

    /// <summary>The object of the page that its content is on; 0 if it has none of its own.</summary>
    internal int Page { get; set; }

    internal List<Kid> Kids { get; } = [];

    /// <summary>Adds an element behind those it holds.</summary>
    /// <param name="type">See <see cref="Type"/>.</param>
    /// <param name="language">If other than this one's.</param>
    public StructureElement Add(string type, string? language = null) => Add(new StructureElement(type, language ?? Language));

    internal StructureElement Add(StructureElement element)
    {
        Kids.Add(new(element, 0, 0));
        return element;
    }

    /// <summary>An element, or marked content of the page by its number, or an annotation by its object.</summary>
    internal sealed record Kid(StructureElement? Element, int Content, int Annotation);
}
