namespace Typesetting.Text;

/// <summary>Where lines stand in their box; start and end follow the paragraph's direction.</summary>
public enum Alignment
{
    Start,
    Center,
    End,
}
