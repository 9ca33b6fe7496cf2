using Platform.Editions;
using Platform.Languages;

namespace Fair.Certificates;

/// <summary>What pages say of a certificate, each with its label; what is empty has nothing to say.</summary>
public static class CertificateDetails
{
    public static IEnumerable<(string Label, string Text)> Describe(CertificateRow row, Language language, Edition edition)
    {
        var subject = row.ReadSubject();
        yield return (language["certificate.kind"], language[$"certificate.{subject.Kind.Code()}.title"]);
        yield return (language["certificate.name"], row.Name.Length > 0 ? row.Name : language["certificate.erased"]);
        yield return (language["certificate.for"], CertificateMail.TitleOf(subject));
        yield return (language["certificate.day"], Day(subject) is { } day ? language.Date(day) : "");
        yield return (language["certificate.fair"], $"{edition.Name[language]}, {edition.Ordinal[language]}");
        yield return (language["certificate.fact.number"], row.NumberText);
        yield return (language["certificate.fact.code"], row.Code);
        yield return (language["certificate.issued"], language.ShortDate(DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(row.IssuedAt, edition.Zone).DateTime)));
        yield return (language["certificate.replaces"], row.Replaces > 0 ? CertificateRow.Text(row.Replaces, row.PartitionKey) : "");
    }

    private static DateOnly? Day(CertificateSubject subject) => subject switch
    {
        WorkshopAttended attended => attended.Day,
        WorkshopGiven given => given.Day,
        _ => null,
    };
}
