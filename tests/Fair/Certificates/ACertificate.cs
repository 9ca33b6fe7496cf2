using Fair.Certificates;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Platform.Editions;
using Platform.Languages;

namespace Fair.Tests.Certificates;

/// <summary>Certificates of the tests, with names that are marked as samples; and a printer with the edition's own settings.</summary>
public static class ACertificate
{
    public static readonly IReadOnlyList<CertificateKind> Kinds = Enum.GetValues<CertificateKind>();

    public static CertificatePrinter Printer(params (string Setting, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(one => KeyValuePair.Create($"Edition:Certificates:{one.Setting}", (string?)one.Value))).Build();
        var services = new ServiceCollection();
        services.AddEdition(configuration);
        return new(services.BuildServiceProvider().GetRequiredService<Edition>());
    }

    public static Certificate Of(CertificateKind kind, Language language) =>
        new(Name(kind, language), Subject(kind, language), "2025-0017", "K7QM-2XWD-9FHT-5RCB", Address(language), new(2025, 2, 2));

    public static Certificate WithName(string name, Language language) => Of(CertificateKind.Attendance, language) with { Name = name };

    private static Uri Address(Language language) => new($"https://fair.example/{language.Code}/verify/K7QM-2XWD-9FHT-5RCB");

    private static string Name(CertificateKind kind, Language language) => kind is CertificateKind.Participation or CertificateKind.Award
        ? In(language, "تعاونية عينة الواحة للدوم والقصب", "Coopérative Exemple Al Waha Vannerie", "Al Waha Sample Cooperative")
        : In(language, "لالة فاطمة الزهراء عينة", "Fatima-Zahra Exemple", "Fatima-Zahra Sample");

    private static CertificateSubject Subject(CertificateKind kind, Language language) => kind switch
    {
        CertificateKind.Attendance => new WorkshopAttended(
            In(language, "التسويق الإلكتروني لمنتوجات التعاونيات", "Vendre en ligne les produits de sa coopérative", "Selling a cooperative’s products online"),
            new(2025, 1, 29),
            TimeSpan.FromMinutes(150),
            In(language, "مؤطرة (مثال)", "Formatrice (exemple)", "Trainer (sample)")),
        CertificateKind.Participation => new StandHeld([In(language, "زهرة عينة", "Zahra Exemple", "Zahra Sample"), In(language, "Sanae Exemple", "سناء عينة", "سناء عينة")]),
        CertificateKind.Trainer => new WorkshopGiven(
            In(language, "دفتر الحسابات خطوة بخطوة", "Tenir ses comptes pas à pas", "Keeping the books, step by step"), new(2025, 2, 1), TimeSpan.FromHours(2)),
        _ => new Distinction(In(language, "صون الصناعة التقليدية ونقلها إلى الأجيال الصاعدة", "la transmission d’un savoir-faire", "handing a craft on to the young")),
    };

    private static string In(Language language, string arabic, string french, string english) => language.Code switch { "ar" => arabic, "fr" => french, _ => english };
}
