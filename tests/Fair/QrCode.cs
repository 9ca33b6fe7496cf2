using System.Buffers.Binary;
using System.Diagnostics;
using System.Reflection;
using System.Text;
using SkiaSharp;
using Xunit;

namespace Fair.Tests;

/// <summary>Reads QR codes with a reader that knows nothing of the writer: jsQR, in Node.js.</summary>
public static class QrCode
{
    /// <summary>What the QR code in a picture says; the test fails if there is none.</summary>
    /// <param name="png">The picture: the code alone, or a page that shows it.</param>
    public static async Task<string> ReadAsync(byte[] png)
    {
        var said = await FindAsync(png);
        Assert.NotEmpty(said);
        return said;
    }

    /// <summary>What the QR code in a picture says; the empty text if there is none.</summary>
    public static async Task<string> FindAsync(byte[] png)
    {
        var tests = typeof(QrCode).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(one => one.Key == "TestsFolder").Value!;
        using var node = Process.Start(new ProcessStartInfo("node", ["qr-code.mjs"])
        {
            WorkingDirectory = tests,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
        })!;
        var said = node.StandardOutput.ReadToEndAsync();
        var complained = node.StandardError.ReadToEndAsync();
        await node.StandardInput.BaseStream.WriteAsync(Pixels(png));
        node.StandardInput.Close();
        await node.WaitForExitAsync();
        Assert.True(node.ExitCode == 0, await complained);
        return await said;
    }

    private static byte[] Pixels(byte[] png)
    {
        using var decoded = SKBitmap.Decode(png);
        using var picture = decoded.Copy(SKColorType.Rgba8888);
        var pixels = new byte[8 + picture.ByteCount];
        BinaryPrimitives.WriteInt32LittleEndian(pixels, picture.Width);
        BinaryPrimitives.WriteInt32LittleEndian(pixels.AsSpan(4), picture.Height);
        picture.GetPixelSpan().CopyTo(pixels.AsSpan(8));
        return pixels;
    }
}
