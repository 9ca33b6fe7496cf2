using Typesetting.Fonts;
using Typesetting.Text;

namespace Fair.Certificates;

/// <summary>The letters of a certificate, each kind where it stands. Sizes in points.</summary>
internal sealed class CertificateStyles(Palette palette)
{
    public TextStyle Fair { get; } = new(FontFamily.AmiriInBold, 16, palette.Ink);

    public TextStyle Edition { get; } = new(FontFamily.Amiri, 12.5, palette.Muted);

    public TextStyle Title { get; } = new(FontFamily.AmiriInBold, 40, palette.Accent);

    public TextStyle Lead { get; } = new(FontFamily.Amiri, 16, palette.Muted);

    public TextStyle Name { get; } = new(FontFamily.AmiriInBold, 34, palette.Ink);

    public TextStyle Body { get; } = new(FontFamily.Amiri, 16, palette.Ink);

    public TextStyle Inserted { get; } = new(FontFamily.AmiriInBold, 16, palette.Ink);

    public TextStyle Signed { get; } = new(FontFamily.Amiri, 12.5, palette.Ink);

    public TextStyle Signatory { get; } = new(FontFamily.AmiriInBold, 12.5, palette.Ink);

    public TextStyle Small { get; } = new(FontFamily.Amiri, 11, palette.Muted);

    public TextStyle Number { get; } = new(FontFamily.AmiriInBold, 11, palette.Ink);

    public TextStyle Address { get; } = new(FontFamily.Cairo, 8, palette.Second);
}
