using Platform.Editions;
using Platform.Languages;
using Typesetting;
using Typesetting.Fonts;
using Typesetting.Pdf;

namespace Fair.Certificates;

/// <summary>
/// Prints certificates as PDF: data in, bytes out. It reads no file and no clock; any number of threads may use one.
/// </summary>
public sealed class CertificatePrinter(Edition edition)
{
    private static readonly ScriptLanguages Scripts = new(Arabic: "ar", Latin: "fr", Tifinagh: "zgh");

    private readonly FontFamily[] families = [FontFamily.Amiri, FontFamily.AmiriInBold];
    private readonly CertificateTemplate template = new(edition);

    /// <summary>The certificate as a tagged PDF of one page, A4 landscape. The same input gives the same bytes.</summary>
    /// <param name="certificate">What it says.</param>
    /// <param name="language">The language of its text; names and titles may be in any other.</param>
    /// <param name="attachments">Files that travel inside it, such as an Open Badges credential.</param>
    /// <exception cref="MissingCharactersException">A text holds characters that no font has: ask <see cref="Missing(Certificate)"/> first.</exception>
    public byte[] Print(Certificate certificate, Language language, IReadOnlyList<Attachment>? attachments = null)
    {
        var words = new CertificateFormatter(edition, certificate, language);
        var document = new PdfDocument(new(
            words.DocumentTitle,
            language.Code,
            language.Direction == "rtl" ? TextDirection.RightToLeft : TextDirection.LeftToRight,
            edition.Organiser[language],
            words.Subject,
            new(certificate.IssuedOn, TimeOnly.MinValue, TimeSpan.Zero),
            Scripts));
        template.Draw(document, certificate, language);
        foreach (var attachment in attachments ?? [])
        {
            document.Attach(attachment);
        }

        return document.Close();
    }

    /// <summary>The characters of a text, such as a name, that no font has; each once. Empty if it can be printed.</summary>
    public IReadOnlyList<MissingCharacter> Missing(string text) =>
        [.. families.SelectMany(family => family.Missing(text)).Distinct()];

    /// <summary>The same, of all texts of a certificate.</summary>
    public IReadOnlyList<MissingCharacter> Missing(Certificate certificate) =>
        [.. Texts(certificate).SelectMany(Missing).Distinct()];

    private static IEnumerable<string> Texts(Certificate certificate) =>
    [
        certificate.Name, certificate.Number, certificate.Code,
        .. certificate.Subject switch
        {
            WorkshopAttended it => [it.Workshop, it.Trainer],
            StandHeld it => it.Representatives,
            WorkshopGiven it => [it.Workshop],
            Distinction it => [it.Text],
            _ => Array.Empty<string>(),
        },
    ];
}
