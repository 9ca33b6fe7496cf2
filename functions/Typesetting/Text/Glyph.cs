namespace Typesetting.Text;

/// <summary>A glyph where the shaper put it; lengths in the font's units.</summary>
/// <param name="Id">Its number in the font.</param>
/// <param name="Start">The first of the characters that it stands for, as an index into the paragraph.</param>
/// <param name="End">Behind the last of them. Glyphs that share characters have the same start and end.</param>
/// <param name="Advance">How far it moves the pen.</param>
/// <param name="Right">How far to the right of the pen it is drawn.</param>
/// <param name="Up">How far above.</param>
internal sealed record Glyph(int Id, int Start, int End, int Advance, int Right, int Up);
