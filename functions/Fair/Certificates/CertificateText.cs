using Platform.Editions;
using Platform.Languages;
using Platform.Web;

namespace Fair.Certificates;

/// <summary>What is printed of a certificate on record.</summary>
public sealed class CertificateText(Edition edition, SiteAddress site)
{
    public Certificate Compose(CertificateRow row) =>
        new(row.Name, row.ReadSubject(), row.NumberText, row.Code, VerifyAddress(row.ReadLanguage(), row.Code), Day(row.IssuedAt));

    public Certificate Compose(CertificateRequest request, int number, string code, DateTimeOffset issuedAt) =>
        new(request.Name, request.Subject, CertificateRow.Text(number, edition.Id), code, VerifyAddress(request.Language, code), Day(issuedAt));

    /// <summary>The public page that says whether it is valid.</summary>
    public Uri VerifyAddress(Language language, string code) => site.Link(language, $"certificates/{code}");

    private DateOnly Day(DateTimeOffset moment) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, edition.Zone).DateTime);
}
