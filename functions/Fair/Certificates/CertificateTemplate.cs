using System.Collections.Concurrent;
using Platform.Editions;
using Platform.Languages;
using Typesetting.Pdf;
using Typesetting.Text;

namespace Fair.Certificates;

/// <summary>
/// Where everything stands on a certificate: A4 landscape, in points from its top. What all certificates of a language share is
/// set once and kept.
/// </summary>
internal sealed class CertificateTemplate
{
    public const double Width = 841.89;
    public const double Height = 595.276;

    private const double TextWidth = 600;
    private const double NameHeight = 66;
    private const double BodyHeight = 76;
    private const double Margin = 96;
    private const double MarkSize = 48;
    private const double CodeSize = 82;
    private const double CodeTextWidth = 238;
    private const double SignatureWidth = 220;

    private readonly Edition edition;
    private readonly Palette palette;
    private readonly CertificateStyles styles;
    private readonly Drawing border;
    private readonly Drawing mark;
    private readonly Drawing rule;
    private readonly Drawing line;
    private readonly ConcurrentDictionary<SharedText, TextBlock> shared = new();

    public CertificateTemplate(Edition edition)
    {
        this.edition = edition;
        palette = new(edition.Certificates);
        styles = new(palette);
        border = new ZelligeBorder(palette).Draw(Width, Height);
        mark = FairMark.Draw(edition.Certificates, palette, MarkSize);
        rule = Rule();
        line = new Drawing(SignatureWidth, 1).Fill(new Outline().Rectangle(0, 0, SignatureWidth, 0.7), palette.Muted);
    }

    public void Draw(PdfDocument document, Certificate certificate, Language language)
    {
        var page = document.AddPage(Width, Height);
        var sheet = new CertificateSheet(document, page, language);
        var words = new CertificateFormatter(edition, certificate, language);
        page.Ornament(border, 0, 0);
        DrawHead(document, page, sheet, words, language);
        DrawHolder(page, sheet, words, certificate, language);
        DrawCode(document, page, sheet, words, certificate, language);
        DrawSignature(page, sheet, words, language);
    }

    private void DrawHead(PdfDocument document, PdfPage page, CertificateSheet sheet, CertificateFormatter words, Language language)
    {
        page.Figure(document.Root, language.Text("certificate.mark", ("fair", edition.Name[language])), mark, (Width - MarkSize) / 2, 79);
        var top = sheet.Center("P", Shared(sheet, edition.Name[language], styles.Fair, language), TextWidth, 130);
        sheet.Center("P", Shared(sheet, $"{edition.Ordinal[language]} · {edition.Venue[language]}", styles.Edition, language), TextWidth, top - 1);
        sheet.Center("H1", Shared(sheet, words.Title, styles.Title, language), TextWidth, 177);
        page.Ornament(rule, (Width - rule.Width) / 2, 240);
    }

    private void DrawHolder(PdfPage page, CertificateSheet sheet, CertificateFormatter words, Certificate certificate, Language language)
    {
        sheet.Center("P", Shared(sheet, words.Lead, styles.Lead, language), TextWidth, 254);
        var name = TextBlock.Fit(
            sheet.Paragraph(TextSpan.Isolated(certificate.Name), styles.Name, lineHeight: 1.35),
            new(TextWidth, Lines: 2, NameHeight) { ShrinksTo = 0.68 });
        sheet.Center("P", name, TextWidth, 274 + ((NameHeight - name.Height) / 2));
        var body = TextBlock.Fit(sheet.Paragraph(words.Body(styles.Body, styles.Inserted), lineHeight: 1.55), new(TextWidth, Lines: 3, BodyHeight));
        sheet.Center("P", body, TextWidth, 340 + ((BodyHeight - body.Height) / 2));
    }

    private void DrawCode(PdfDocument document, PdfPage page, CertificateSheet sheet, CertificateFormatter words, Certificate certificate, Language language)
    {
        const double Top = 425;
        var code = CodeDrawing.Draw(certificate.VerifyAddress.AbsoluteUri, CodeSize, palette.Ink);
        page.Figure(document.Root, language.Text("certificate.qr", ("address", certificate.VerifyAddress.AbsoluteUri)), code, sheet.Left(Margin, CodeSize), Top);

        var start = Margin + CodeSize + 12;
        var top = sheet.Put("P", Shared(sheet, language["certificate.verify"], styles.Small, language, Alignment.Start), start, CodeTextWidth, Top);
        var address = new Paragraph(certificate.VerifyAddress.AbsoluteUri, styles.Address, Typesetting.TextDirection.LeftToRight, "en")
        {
            Alignment = sheet.IsMirrored ? Alignment.End : Alignment.Start,
            LineHeight = 1.55,
        };
        top = sheet.Link(certificate.VerifyAddress, TextBlock.Fit(address, new(CodeTextWidth, Lines: 2, 26)), start, CodeTextWidth, top + 2);
        top = sheet.Put("P", Small(sheet, words.Code), start, CodeTextWidth, top + 3);
        sheet.Put("P", Small(sheet, words.Number), start, CodeTextWidth, top);
    }

    private void DrawSignature(PdfPage page, CertificateSheet sheet, CertificateFormatter words, Language language)
    {
        var settings = edition.Certificates;
        var start = Width - Margin - SignatureWidth;
        var date = TextBlock.Fit(sheet.Paragraph(words.PlaceAndDate, styles.Signed), new(SignatureWidth, Lines: 1));
        var top = sheet.Put("P", date, start, SignatureWidth, 423);
        sheet.Put("P", Shared(sheet, settings.SignatoryFunction[language], styles.Signatory, language, width: SignatureWidth), start, SignatureWidth, top - 1);
        page.Ornament(line, sheet.Left(start, SignatureWidth), 500);
        if (settings.SignatoryName[language].Length > 0)
        {
            sheet.Put("P", Shared(sheet, settings.SignatoryName[language], styles.Signed, language, width: SignatureWidth), start, SignatureWidth, 501);
        }
    }

    private TextBlock Small(CertificateSheet sheet, string text) =>
        TextBlock.Fit(sheet.Paragraph(text, styles.Number, Alignment.Start), new(CodeTextWidth, Lines: 1, 17));

    private TextBlock Shared(CertificateSheet sheet, string text, TextStyle style, Language language, Alignment alignment = Alignment.Center, double width = TextWidth) =>
        shared.GetOrAdd(new(text, style, language), _ => TextBlock.Fit(
            sheet.Paragraph(text, style, alignment, style == styles.Title ? 1.4 : 1.5),
            new(alignment == Alignment.Center ? width : CodeTextWidth, Lines: 1)));

    // A line that thins out on both sides of a star, under the title.
    private Drawing Rule()
    {
        const double Half = 130, Middle = 6;
        var drawing = new Drawing(2 * Half, 2 * Middle);
        foreach (var side in new[] { -1, 1 })
        {
            drawing.Fill(new Outline().Polygon(Half + (side * 14), Middle - 0.6, Half + (side * Half), Middle, Half + (side * 14), Middle + 0.6), palette.Gold);
            drawing.Fill(Star.Outline(Half + (side * 19), Middle, 2.2), palette.Second);
        }

        return drawing.Fill(Star.Outline(Half, Middle, Middle), palette.Accent).Fill(Star.Outline(Half, Middle, Middle * 0.45), palette.Gold);
    }

    // Styles and languages are what they are, not what they hold.
    private sealed class SharedText(string text, TextStyle style, Language language) : IEquatable<SharedText>
    {
        private readonly (string Text, TextStyle Style, Language Language) it = (text, style, language);

        public bool Equals(SharedText? other) =>
            other is not null && it.Text == other.it.Text && ReferenceEquals(it.Style, other.it.Style) && ReferenceEquals(it.Language, other.it.Language);

        public override bool Equals(object? obj) => Equals(obj as SharedText);

        public override int GetHashCode() => it.Text.GetHashCode(StringComparison.Ordinal);
    }
}
