using Platform.Editions;
using Platform.Languages;
using Platform.Mail;

namespace Fair.Certificates;

/// <summary>Here is your certificate.</summary>
/// <param name="Name">Whose it is.</param>
/// <param name="Of">The code of its kind.</param>
/// <param name="Title">The workshop or the distinction; empty for a participation.</param>
/// <param name="Number">As people say it.</param>
/// <param name="Code">For verifying.</param>
/// <param name="Blob">Where the file is.</param>
/// <param name="Replaces">The number of the certificate that it corrects; empty for none.</param>
[MailKind("CertificateMail")]
public sealed record CertificateMail(string Name, string Of, string Title, string Number, string Code, string Blob, string Replaces) : MailTemplate
{
    public override string LinkPath(string token) => $"certificates/{Code}/{token}";

    public override MailContent Write(Language language, Edition edition, Uri? link)
    {
        var first = language.Text($"mail.certificate.{Of}", ("title", Title), ("fair", edition.Name[language]));
        return new()
        {
            Subject = language.Text($"mail.certificate.{Of}.subject", ("title", Title)),
            Preview = first,
            Greeting = language.Text("mail.greeting", ("name", Name)),
            Paragraphs = [first, .. Replaces.Length > 0 ? [language.Text("mail.certificate.replaces", ("number", Replaces))] : Array.Empty<string>(), language["mail.certificate.verify"]],
            Action = link is null ? null : (language["mail.certificate.action"], link),
            Details = [new(language["mail.certificate.number"], Number), new(language["mail.certificate.code"], Code)],
            Files = [new($"{Number}.pdf", CertificateFiles.Type, CertificateFiles.Container, Blob)],
            Closing = language.Text("mail.closing", ("organiser", edition.Organiser[language])),
        };
    }

    /// <summary>What a mail names a certificate by.</summary>
    public static string TitleOf(CertificateSubject subject) => subject switch
    {
        WorkshopAttended attended => attended.Workshop,
        WorkshopGiven given => given.Workshop,
        Distinction distinction => distinction.Text,
        _ => "",
    };
}
