namespace Typesetting;

/// <summary>The direction of a paragraph.</summary>
public enum TextDirection
{
    LeftToRight,
    RightToLeft,

    /// <summary>That of its first letter, outside isolates; left to right if it has none.</summary>
    Auto,
}
