using Platform.Editions;
using Typesetting.Text;

namespace Fair.Certificates;

/// <summary>The colours of an edition's certificates.</summary>
internal sealed class Palette(CertificateSettings settings)
{
    public Colour Paper { get; } = Colour.Parse(settings.Paper);

    public Colour Ink { get; } = Colour.Parse(settings.Ink);

    public Colour Muted { get; } = Colour.Parse(settings.Muted);

    public Colour Accent { get; } = Colour.Parse(settings.Accent);

    public Colour Second { get; } = Colour.Parse(settings.Second);

    public Colour Third { get; } = Colour.Parse(settings.Third);

    public Colour Gold { get; } = Colour.Parse(settings.Gold);

    /// <summary>Between paper and gold: what lies behind the stars, and lines that should hardly be seen.</summary>
    public Colour Sand => Mixed(Gold, 0.22);

    /// <summary>The paper with some of a colour in it.</summary>
    public Colour Mixed(Colour colour, double part) => new(
        Paper.Red + ((colour.Red - Paper.Red) * part),
        Paper.Green + ((colour.Green - Paper.Green) * part),
        Paper.Blue + ((colour.Blue - Paper.Blue) * part));
}
