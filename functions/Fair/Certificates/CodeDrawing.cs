using QRCoder;
using Typesetting.Pdf;
using Typesetting.Text;

namespace Fair.Certificates;

/// <summary>An address as a QR code, drawn as outlines: sharp at any size of paper.</summary>
internal static class CodeDrawing
{
    public static Drawing Draw(string text, double size, Colour colour)
    {
        using var generator = new QRCodeGenerator();
        // On paper 15 of 100 may be stained; more would make the modules too small for a phone at arm's length.
        using var code = generator.CreateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var modules = code.ModuleMatrix.Count;
        var module = size / modules;
        // White under it, with the quiet zone that the matrix brings along: scanners want contrast, and paper is not white.
        var drawing = new Drawing(size, size).Fill(new Outline().Rectangle(0, 0, size, size), new Colour(1, 1, 1));
        var dark = new Outline();
        for (var row = 0; row < modules; row++)
        {
            for (var start = 0; start < modules; start++)
            {
                var end = start;
                while (end < modules && code.ModuleMatrix[row][end])
                {
                    end++;
                }

                if (end > start)
                {
                    dark.Rectangle(start * module, row * module, (end - start) * module, module);
                    start = end;
                }
            }
        }

        return drawing.Fill(dark, colour);
    }
}
