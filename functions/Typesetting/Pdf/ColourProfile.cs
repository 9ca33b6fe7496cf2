using System.Buffers.Binary;
using System.Text;

namespace Typesetting.Pdf;

/// <summary>An ICC profile of sRGB (ICC.1:2010, version 4.3), made of the standard's own numbers: what a document's colours mean.</summary>
internal static class ColourProfile
{
    private const int HeaderLength = 128;

    private static readonly Lazy<byte[]> Profile = new(() => PdfObjects.Pack(Make()));

    public static byte[] Packed => Profile.Value;

    private static byte[] Make()
    {
        // IEC 61966-2-1, adapted to D50 by Bradford's method.
        var curve = Tagged("para", [.. UInt16(3), .. UInt16(0), .. Fixed(2.4), .. Fixed(1 / 1.055), .. Fixed(0.055 / 1.055), .. Fixed(1 / 12.92), .. Fixed(0.04045)]);
        (string Name, byte[] Data)[] tags =
        [
            ("desc", Words("sRGB")),
            ("cprt", Words("No copyright, use freely")),
            ("wtpt", Xyz(0.9642, 1, 0.8249)),
            ("chad", Tagged("sf32", [.. Xyz(1.047882, 0.022919, -0.050201).AsSpan(8), .. Xyz(0.029587, 0.990479, -0.017059).AsSpan(8), .. Xyz(-0.009232, 0.015076, 0.751678).AsSpan(8)])),
            ("rXYZ", Xyz(0.436066, 0.222488, 0.013916)),
            ("gXYZ", Xyz(0.385147, 0.716873, 0.097076)),
            ("bXYZ", Xyz(0.143066, 0.060608, 0.714096)),
            ("rTRC", curve),
            ("gTRC", curve),
            ("bTRC", curve),
        ];
        var start = HeaderLength + 4 + (12 * tags.Length);
        var (table, data) = (new List<byte>(UInt32(tags.Length)), new List<byte>());
        foreach (var (name, content) in tags)
        {
            table.AddRange([.. Encoding.ASCII.GetBytes(name), .. UInt32(start + data.Count), .. UInt32(content.Length)]);
            data.AddRange(content);
            data.AddRange(new byte[(4 - (data.Count % 4)) % 4]);
        }

        return [.. Header(start + data.Count), .. table, .. data];
    }

    private static byte[] Header(int length)
    {
        var header = new byte[HeaderLength];
        UInt32(length).CopyTo(header, 0);
        UInt32(0x04300000).CopyTo(header, 8);
        Encoding.ASCII.GetBytes("mntrRGB XYZ ").CopyTo(header, 12);
        // A date is asked for; this one is the profile's, not the document's.
        byte[] date = [.. UInt16(2025), .. UInt16(1), .. UInt16(27)];
        date.CopyTo(header, 24);
        Encoding.ASCII.GetBytes("acsp").CopyTo(header, 36);
        Xyz(0.9642, 1, 0.8249).AsSpan(8).CopyTo(header.AsSpan(68));
        return header;
    }

    private static byte[] Words(string text) =>
        Tagged("mluc", [.. UInt32(1), .. UInt32(12), .. "enUS"u8, .. UInt32(2 * text.Length), .. UInt32(28), .. Encoding.BigEndianUnicode.GetBytes(text)]);

    private static byte[] Xyz(double x, double y, double z) => Tagged("XYZ ", [.. Fixed(x), .. Fixed(y), .. Fixed(z)]);

    private static byte[] Tagged(string type, byte[] content) => [.. Encoding.ASCII.GetBytes(type), 0, 0, 0, 0, .. content];

    private static byte[] Fixed(double number) => UInt32((int)Math.Round(number * 65536));

    private static byte[] UInt32(int number)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, number);
        return bytes;
    }

    private static byte[] UInt16(int number) => [(byte)(number >> 8), (byte)number];
}
