namespace Typesetting.Text;

/// <summary>The room that a text has; lengths in points. Text that is too long for it wraps, and then shrinks, until it fits.</summary>
/// <param name="Width">How wide its lines may be.</param>
/// <param name="Lines">How many there may be at most.</param>
/// <param name="Height">How high it may be, with all that reaches above and below its lines; null for as high as these lines are.</param>
public sealed record TextBox(double Width, int Lines = int.MaxValue, double? Height = null)
{
    /// <summary>How far a text is made smaller before it takes one more line: 1 wraps first, 0.7 shrinks to seven tenths first.</summary>
    public double ShrinksTo { get; init; } = 1;
}
