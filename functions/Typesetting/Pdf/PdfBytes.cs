using System.Globalization;
using System.Text;

namespace Typesetting.Pdf;

/// <summary>Bytes in the syntax of PDF, as they grow.</summary>
internal sealed class PdfBytes
{
    private byte[] bytes = new byte[4096];

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Written => bytes.AsSpan(0, Length);

    /// <summary>Characters of ASCII as they are.</summary>
    public PdfBytes Add(string ascii)
    {
        Encoding.ASCII.GetBytes(ascii, Reserve(ascii.Length));
        return this;
    }

    public PdfBytes Add(ReadOnlySpan<byte> raw)
    {
        raw.CopyTo(Reserve(raw.Length));
        return this;
    }

    public PdfBytes Add(char ascii)
    {
        Reserve(1)[0] = (byte)ascii;
        return this;
    }

    /// <summary>A number, and the space behind it; three places are a thousandth of a point.</summary>
    public PdfBytes Add(double number)
    {
        var thousandths = (long)Math.Round(Math.Abs(number) * 1000, MidpointRounding.AwayFromZero);
        if (number < 0 && thousandths > 0)
        {
            Add('-');
        }

        Add(thousandths / 1000);
        var rest = (int)(thousandths % 1000);
        if (rest > 0)
        {
            Add('.').Add((char)('0' + (rest / 100)));
            if (rest % 100 > 0)
            {
                Add((char)('0' + (rest / 10 % 10)));
            }

            if (rest % 10 > 0)
            {
                Add((char)('0' + (rest % 10)));
            }
        }

        return Add(' ');
    }

    public PdfBytes Add(long whole)
    {
        Span<byte> digits = stackalloc byte[20];
        whole.TryFormat(digits, out var count, default, CultureInfo.InvariantCulture);
        return Add(digits[..count]);
    }

    public PdfBytes Hex(int number, int digits)
    {
        for (var shift = 4 * (digits - 1); shift >= 0; shift -= 4)
        {
            Add("0123456789ABCDEF"[(number >> shift) & 15]);
        }

        return this;
    }

    /// <summary>A text string: UTF-16 with its mark, as hexadecimal digits.</summary>
    public PdfBytes Text(string text)
    {
        Add("<FEFF");
        foreach (var unit in text)
        {
            Hex(unit, 4);
        }

        return Add('>');
    }

    /// <summary>A string of ASCII in parentheses.</summary>
    public PdfBytes Literal(string ascii)
    {
        Add('(');
        foreach (var character in ascii)
        {
            Add(character is '(' or ')' or '\\' ? $"\\{character}" : $"{character}");
        }

        return Add(')');
    }

    /// <summary>A name; what is not a plain letter or figure is written as its number.</summary>
    public PdfBytes Name(string name)
    {
        Add('/');
        foreach (var unit in Encoding.UTF8.GetBytes(name))
        {
            _ = char.IsAsciiLetterOrDigit((char)unit) || unit is (byte)'-' or (byte)'.' or (byte)'+'
                ? Add((char)unit)
                : Add('#').Hex(unit, 2);
        }

        return this;
    }

    private Span<byte> Reserve(int count)
    {
        if (Length + count > bytes.Length)
        {
            Array.Resize(ref bytes, Math.Max(bytes.Length * 2, Length + count));
        }

        Length += count;
        return bytes.AsSpan(Length - count, count);
    }
}
