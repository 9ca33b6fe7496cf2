using SkiaSharp;

namespace Fair.Tests.Certificates;

/// <summary>Pictures of pages, compared as eyes do: edges may be smoothed otherwise, letters may not be elsewhere.</summary>
internal static class Picture
{
    // Of 255; what two versions of a renderer make of one edge differs by less.
    private const int Seen = 64;

    /// <summary>How many of ten thousand pixels look different; all of them if the size does.</summary>
    public static double Difference(byte[] png, byte[] other)
    {
        using var left = SKBitmap.Decode(png);
        using var right = SKBitmap.Decode(other);
        if ((left.Width, left.Height) != (right.Width, right.Height))
        {
            return 10_000;
        }

        var (leftPixels, rightPixels) = (left.Pixels, right.Pixels);
        var different = leftPixels.Zip(rightPixels).Count(pair =>
            Math.Abs(pair.First.Red - pair.Second.Red) > Seen
            || Math.Abs(pair.First.Green - pair.Second.Green) > Seen
            || Math.Abs(pair.First.Blue - pair.Second.Blue) > Seen);
        return 10_000.0 * different / leftPixels.Length;
    }
}
