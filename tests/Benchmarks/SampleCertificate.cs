using System.Globalization;
using Fair.Certificates;
using Platform.Editions;
using Platform.Languages;

namespace Fair.Benchmarks;

/// <summary>The certificates that are measured: Arabic, for a workshop, each with another name and number.</summary>
internal static class SampleCertificate
{
    private static readonly string[] First = ["زهرة", "إدريس", "عائشة", "حياة", "خديجة", "لطيفة", "محمد", "فاطمة الزهراء", "سناء", "حسن", "رشيدة"];
    private static readonly string[] Last = ["عينة الأطلسي", "عينة الصويري", "عينة الحوزي", "عينة السرغيني", "عينة الرحماني", "عينة الشيشاوي", "عينة"];

    /// <summary>What certificates say of the edition of 2025; made here, as reading its settings would count as printing.</summary>
    public static Edition Edition() => new()
    {
        Id = "2025",
        Name = Arabic("المعرض الجهوي للاقتصاد الاجتماعي والتضامني بجهة مراكش-آسفي"),
        Ordinal = Arabic("الدورة الثانية"),
        Theme = Arabic("من أجل اقتصاد اجتماعي وتضامني منصف ودامج"),
        Venue = Arabic("ساحة 16 نونبر، مراكش"),
        Organiser = Arabic("جهة مراكش-آسفي"),
        Partners = Arabic("بمشاركة الغرفة الجهوية للصناعة التقليدية"),
        FirstDay = new(2025, 1, 27),
        LastDay = new(2025, 2, 2),
        TimeZone = "Africa/Casablanca",
        ApplicationsOpen = new(2024, 12, 2),
        ApplicationsClose = new(2025, 1, 10),
        AnswersBy = new(2025, 1, 17),
        SignUpsOpen = new(2024, 12, 12),
        ContactEmail = "contact@fair.example",
        SenderEmail = "registration@fair.example",
        Certificates = new() { Place = Arabic("مراكش"), SignatoryName = Arabic(""), SignatoryFunction = Arabic("عن جهة مراكش-آسفي") },
    };

    public static Certificate Of(int number)
    {
        var text = number.ToString("D4", CultureInfo.InvariantCulture);
        return new(
            $"{First[number % First.Length]} {Last[number / First.Length % Last.Length]} {text}",
            new WorkshopAttended("التسويق الإلكتروني لمنتوجات التعاونيات", new(2025, 1, 29), TimeSpan.FromMinutes(150), "مؤطرة (مثال)"),
            $"2025-{text}",
            $"K7QM-2XWD-9FHT-{text}",
            new($"https://fair.example/ar/verify/K7QM-2XWD-9FHT-{text}"),
            new(2025, 2, 2));
    }

    private static Localized Arabic(string text) => new() { Ar = text, Fr = text, En = text };
}
