using QRCoder;

namespace Platform.Mail;

/// <summary>A code as a QR code, for a mail: black on white, with the quiet zone that scanners ask for.</summary>
/// <param name="Png">The picture, drawn at twice its shown size, for the screens of phones.</param>
/// <param name="Width">How wide and high it is shown, in CSS pixels: at most 240, so that it fits a small phone.</param>
public sealed record CodePicture(byte[] Png, int Width)
{
    /// <summary>What the mail shows it by, as <c>cid:</c>.</summary>
    public const string ContentId = "code";

    private const int MaxWidth = 240;

    public static CodePicture Draw(string code)
    {
        using var generator = new QRCodeGenerator();
        // A quarter of it may be scratched or in the glare of a lamp.
        using var data = generator.CreateQrCode(code, QRCodeGenerator.ECCLevel.Q);
        using var picture = new PngByteQRCode(data);
        // Whole pixels for each module, on every screen: a blurred edge is what scanners stumble over.
        var module = Math.Max(1, MaxWidth / data.ModuleMatrix.Count);
        return new(picture.GetGraphic(2 * module), module * data.ModuleMatrix.Count);
    }
}
