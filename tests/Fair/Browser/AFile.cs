using System.Text;
using Microsoft.Playwright;
using SkiaSharp;

namespace Fair.Tests.Browser;

/// <summary>Files as organisations attach them.</summary>
public static class AFile
{
    /// <summary>A small picture.</summary>
    public static FilePayload Png(string name)
    {
        using var bitmap = new SKBitmap(120, 90);
        using (var canvas = new SKCanvas(bitmap))
        {
            canvas.Clear(new SKColor(0xA2, 0x3E, 0x25));
            using var paint = new SKPaint { Color = new SKColor(0xE0, 0xA5, 0x26) };
            canvas.DrawCircle(60, 45, 30, paint);
        }

        using var data = bitmap.Encode(SKEncodedImageFormat.Png, 100);
        return new() { Name = name, MimeType = "image/png", Buffer = data.ToArray() };
    }

    /// <summary>A document of one empty page.</summary>
    public static FilePayload Pdf(string name) => new()
    {
        Name = name,
        MimeType = "application/pdf",
        Buffer = Encoding.ASCII.GetBytes(
            """
            %PDF-1.4
            1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
            2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
            3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj
            trailer<</Root 1 0 R>>
            %%EOF

            """),
    };
}
