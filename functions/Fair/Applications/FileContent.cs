using Platform.Forms;
using SkiaSharp;

namespace Fair.Applications;

/// <summary>A file whose content was checked; pictures are decoded and encoded anew, so that nothing else travels in them.</summary>
/// <param name="Name">A name that is safe to show and to save under, with the ending of the type found.</param>
/// <param name="Type">The media type found in the content.</param>
/// <param name="Bytes">What is kept.</param>
public sealed record FileContent(string Name, string Type, byte[] Bytes)
{
    /// <summary>The most bytes of a file.</summary>
    public const int MaxBytes = 5 * 1024 * 1024;

    /// <summary>The most pixels that a picture may unfold to: 24 million, 96 MB while it is decoded.</summary>
    public const int MaxPixels = 24_000_000;

    /// <summary>Pictures are kept at most this wide and high.</summary>
    public const int LongestSide = 2000;

    private static readonly SemaphoreSlim Decoding = new(2);

    /// <summary>The content as it is kept, or the key of the text that says why not.</summary>
    public static async Task<(FileContent? Content, string? Error)> AcceptAsync(string name, byte[] bytes, CancellationToken cancellationToken)
    {
        if (bytes.Length == 0)
        {
            return (null, "error.fileEmpty");
        }

        if (bytes.Length > MaxBytes)
        {
            return (null, "error.fileTooLarge");
        }

        if (IsPdf(bytes))
        {
            return (new(SafeName(name, ".pdf"), "application/pdf", bytes), null);
        }

        if (FormatOf(bytes) is not { } format)
        {
            return (null, "error.fileType");
        }

        // Decoding takes memory: two pictures at a time, whoever sends how many.
        await Decoding.WaitAsync(cancellationToken);
        try
        {
            return Picture(name, bytes, format);
        }
        finally
        {
            Decoding.Release();
        }
    }

    /// <summary>A name without path, control or direction characters, at most 80 characters, and with a fixed ending.</summary>
    public static string SafeName(string name, string ending)
    {
        var last = FormValues.Normalize(name.Split('/', '\\')[^1]);
        var stem = Path.GetFileNameWithoutExtension(last.Length > 300 ? last[..300] : last);
        var safe = new string(stem.Where(c => char.IsLetterOrDigit(c) || c is ' ' or '-' or '_' or '.').ToArray()).Trim(' ', '.');
        return (safe.Length == 0 ? "file" : safe.Length > 80 ? safe[..80] : safe) + ending;
    }

    // A PDF begins at its first byte and ends in its trailer: what has a PDF somewhere inside is something else.
    private static bool IsPdf(byte[] bytes) =>
        bytes.AsSpan().StartsWith("%PDF-"u8) && bytes.AsSpan(Math.Max(0, bytes.Length - 1024)).IndexOf("%%EOF"u8) >= 0;

    private static SKEncodedImageFormat? FormatOf(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) ? SKEncodedImageFormat.Png
        : bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) ? SKEncodedImageFormat.Jpeg
        : bytes.Length > 12 && bytes.StartsWith("RIFF"u8) && bytes[8..].StartsWith("WEBP"u8) ? SKEncodedImageFormat.Webp
        : null;

    private static (FileContent? Content, string? Error) Picture(string name, byte[] bytes, SKEncodedImageFormat format)
    {
        using var data = SKData.CreateCopy(bytes);
        using var codec = SKCodec.Create(data);
        if (codec is null || codec.EncodedFormat != format)
        {
            return (null, "error.fileBroken");
        }

        if ((long)codec.Info.Width * codec.Info.Height > MaxPixels)
        {
            return (null, "error.filePixels");
        }

        using var decoded = SKBitmap.Decode(codec);
        if (decoded is null || decoded.Width == 0)
        {
            return (null, "error.fileBroken");
        }

        using var upright = Upright(decoded, codec.EncodedOrigin);
        using var image = SKImage.FromBitmap(upright);
        using var encoded = image.Encode(format, 85);
        return encoded is null
            ? (null, "error.fileBroken")
            : (new(SafeName(name, Ending(format)), $"image/{Ending(format)[1..]}", encoded.ToArray()), null);
    }

    private static string Ending(SKEncodedImageFormat format) => format switch
    {
        SKEncodedImageFormat.Png => ".png",
        SKEncodedImageFormat.Jpeg => ".jpeg",
        _ => ".webp",
    };

    // Phones store pictures as the sensor lay, with a note how to turn them; the note is lost with the metadata.
    private static SKBitmap Upright(SKBitmap bitmap, SKEncodedOrigin origin)
    {
        var turned = origin is SKEncodedOrigin.LeftTop or SKEncodedOrigin.RightTop or SKEncodedOrigin.RightBottom or SKEncodedOrigin.LeftBottom;
        var (width, height) = turned ? (bitmap.Height, bitmap.Width) : (bitmap.Width, bitmap.Height);
        var scale = Math.Min(1f, (float)LongestSide / Math.Max(width, height));
        var result = new SKBitmap(Math.Max(1, (int)(width * scale)), Math.Max(1, (int)(height * scale)));
        using var canvas = new SKCanvas(result);
        canvas.Scale(scale);
        switch (origin)
        {
            case SKEncodedOrigin.BottomRight:
                canvas.RotateDegrees(180, width / 2f, height / 2f);
                break;
            case SKEncodedOrigin.RightTop or SKEncodedOrigin.RightBottom:
                canvas.Translate(width, 0);
                canvas.RotateDegrees(90);
                break;
            case SKEncodedOrigin.LeftBottom or SKEncodedOrigin.LeftTop:
                canvas.Translate(0, height);
                canvas.RotateDegrees(-90);
                break;
        }

        using var image = SKImage.FromBitmap(bitmap);
        canvas.DrawImage(image, 0, 0, new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        return result;
    }
}
