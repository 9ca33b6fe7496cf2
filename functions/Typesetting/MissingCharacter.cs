using System.Globalization;
using System.Text;

namespace Typesetting;

/// <summary>A character that none of the fonts can draw.</summary>
/// <param name="Rune">The character.</param>
public readonly record struct MissingCharacter(Rune Rune)
{
    /// <summary>The character and its number, so that it can be found and told apart: <c>漢 (U+6F22)</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Rune} (U+{Rune.Value:X4})");
}
