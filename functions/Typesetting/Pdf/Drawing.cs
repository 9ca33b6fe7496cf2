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

    internal byte[] Packed => packed ??= PdfObjects.Pack(content.Written);

    /// <summary>Fills what an outline winds around.</summary>
    public Drawing Fill(Path path, Colour colour)
    {
        content.Add(colour.Red).Add(colour.Green).Add(colour.Blue).Add("rg\n").Add(path.Operators.Written).Add("f\n");
        return this;
    }

    /// <summary>Draws along an outline, with mitred corners.</summary>
    public Drawing Stroke(Path path, Colour colour, double thickness)
    {
        content.Add(colour.Red).Add(colour.Green).Add(colour.Blue).Add("RG ").Add(thickness).Add("w\n").Add(path.Operators.Written).Add("S\n");
        return this;
    }
}
