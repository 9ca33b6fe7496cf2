namespace Typesetting.Text;

/// <summary>A line of a block.</summary>
/// <param name="Left">Where it begins, from the box's left.</param>
/// <param name="Baseline">Where it stands, from the block's top downwards.</param>
/// <param name="Width">Without the spaces at its end.</param>
/// <param name="End">Behind its last character, with the spaces at its end.</param>
/// <param name="Runs">From left to right.</param>
internal sealed record TextLine(double Left, double Baseline, double Width, int End, IReadOnlyList<GlyphRun> Runs);
