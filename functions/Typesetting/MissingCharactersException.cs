namespace Typesetting;

/// <summary>A text holds characters that none of the fonts can draw; nothing was drawn.</summary>
public sealed class MissingCharactersException(IReadOnlyList<MissingCharacter> characters)
    : Exception($"No font has {string.Join(", ", characters)}.")
{
    /// <summary>Each once, in the order of the text.</summary>
    public IReadOnlyList<MissingCharacter> Characters { get; } = characters;
}
