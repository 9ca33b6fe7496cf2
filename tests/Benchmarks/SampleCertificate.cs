using System.Globalization;
using System.Text.Json;
using Fair.Certificates;
using Fair.Editions;

namespace Fair.Benchmarks;

/// <summary>The certificates that are measured: Arabic, for a workshop, each with another name and number.</summary>
internal static class SampleCertificate
{
    private static readonly string[] First = ["زهرة", "إدريس", "عائشة", "حياة", "خديجة", "لطيفة", "محمد", "فاطمة الزهراء", "سناء", "حسن", "رشيدة"];
    private static readonly string[] Last = ["عينة الأطلسي", "عينة الصويري", "عينة الحوزي", "عينة السرغيني", "عينة الرحماني", "عينة الشيشاوي", "عينة"];

    public static Edition Edition()
    {
        using var stream = typeof(Edition).Assembly.GetManifestResourceStream("editions/edition-2025.json")!;
        return JsonSerializer.Deserialize<Edition>(stream)!;
    }

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
}
