using Fair.Editions;
using Fair.Languages;
using Typesetting;
using Typesetting.Pdf;

namespace Fair.Certificates;

/// <summary>
/// Prints certificates as PDF: data in, bytes out. It reads no file and no clock; any number of threads may use one.
/// </summary>
public sealed class CertificatePrinter(Edition edition)
{
    /// <summary>The certificate as a tagged PDF of one page, A4 landscape. The same input gives the same bytes.</summary>
    /// <param name="certificate">What it says.</param>
    /// <param name="language">The language of its text; names and titles may be in any other.</param>
    /// <param name="attachments">Files that travel inside it, such as an Open Badges credential.</param>
    /// <exception cref="MissingCharactersException">A text holds characters that no font has: ask <see cref="Missing(Certificate)"/> first.</exception>
    public byte[] Print(Certificate certificate, Language language, IReadOnlyList<Attachment>? attachments = null) =>
        throw new NotImplementedException($"{edition.Id} {certificate} {language} {attachments}");

    /// <summary>The characters of a text, such as a name, that no font has; each once. Empty if it can be printed.</summary>
    public IReadOnlyList<MissingCharacter> Missing(string text) => throw new NotImplementedException(text);

    /// <summary>The same, of all texts of a certificate.</summary>
    public IReadOnlyList<MissingCharacter> Missing(Certificate certificate) => throw new NotImplementedException($"{certificate}");
}
