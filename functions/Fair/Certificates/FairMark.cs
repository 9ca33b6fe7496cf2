using Platform.Editions;
using Typesetting.Pdf;

namespace Fair.Certificates;

/// <summary>The fair's mark: the edition's own outline, or a khatam in the fair's colours.</summary>
internal static class FairMark
{
    public static Drawing Draw(CertificateSettings settings, Palette palette, double size)
    {
        var mark = new Drawing(size, size);
        if (settings.Mark.Length > 0)
        {
            return mark.Fill(SvgPath.Parse(settings.Mark, scale: size / 100), palette.Accent);
        }

        var (middle, radius) = (size / 2, size / 2);
        mark.Fill(Star.Outline(middle, middle, radius), palette.Accent)
            .Fill(Star.Outline(middle, middle, radius * 0.88), palette.Paper)
            .Fill(Star.Outline(middle, middle, radius * 0.82), palette.Second)
            .Stroke(Star.Outline(middle, middle, radius * 0.66), palette.Gold, size * 0.018)
            .Fill(Star.Outline(middle, middle, radius * 0.5), palette.Paper)
            .Fill(Star.Outline(middle, middle, radius * 0.43), palette.Accent)
            .Fill(Star.Outline(middle, middle, radius * 0.2), palette.Gold);
        return mark;
    }
}
