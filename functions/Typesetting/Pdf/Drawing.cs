using Typesetting.Text;

namespace Typesetting.Pdf;

/// <summary>
/// Outlines in colours; x to the right, y downwards, in points. It is packed once, at its first use, and can then be drawn on any
/// number of pages by any number of threads; nothing may be added any more.
/// </summary>
/// <param name="width">Nothing is drawn beyond it.</param>
/// <param name="height">Nothing is drawn beyond it.</param>
public sealed class Drawing(double width, double height)
{
    private readonly PdfBytes content = new();
    private byte[]? packed;

    public double Width { get; } = width;

    public double Height { get; } = height;

    /// <summary>Drawings within it, each packed once however often it is repeated.</summary>
    internal List<Drawing> Parts { get; } = [];

    internal byte[] Packed => packed ??= PdfObjects.Pack(content.Written);

    /// <summary>Fills what an outline winds around.</summary>
    public Drawing Fill(Outline outline, Colour colour)
    {
        content.Add(colour.Red).Add(colour.Green).Add(colour.Blue).Add("rg\n").Add(outline.Operators.Written).Add("f\n");
        return this;
    }

    /// <summary>Draws along an outline, with mitred corners.</summary>
    public Drawing Stroke(Outline outline, Colour colour, double thickness)
    {
        content.Add(colour.Red).Add(colour.Green).Add(colour.Blue).Add("RG ").Add(thickness).Add("w\n").Add(outline.Operators.Written).Add("S\n");
        return this;
    }

    /// <summary>Draws another drawing into it; the same one again and again costs next to nothing.</summary>
    public Drawing Draw(Drawing part, double left, double top, double scale = 1)
    {
        var index = Parts.IndexOf(part);
        if (index < 0)
        {
            index = Parts.Count;
            Parts.Add(part);
        }

        content.Add("q ").Add(scale).Add("0 0 ").Add(scale).Add(left).Add(top).Add("cm/D").Add(index).Add(" Do Q\n");
        return this;
    }
}
