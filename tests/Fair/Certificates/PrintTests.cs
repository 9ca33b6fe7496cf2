using System.Text.Json;
using CsCheck;
using Fair.Certificates;
using Platform.Languages;
using Typesetting;
using Typesetting.Tests;
using UglyToad.PdfPig;
using Xunit;

using Attachment = Typesetting.Pdf.Attachment;

namespace Fair.Tests.Certificates;

public sealed class PrintTests
{
    private static readonly CertificatePrinter Printer = ACertificate.Printer();
    private static readonly Certificate Arabic = ACertificate.Of(CertificateKind.Attendance, Language.Arabic);

    [Fact]
    public void The_same_certificate_gives_the_same_bytes_in_any_thread()
    {
        var expected = ACertificate.Kinds.SelectMany(kind => Language.All.Select(language => Print(ACertificate.Of(kind, language), language))).ToArray();
        var printer = ACertificate.Printer();
        Parallel.For(0, 96, new ParallelOptions { MaxDegreeOfParallelism = 8 }, i =>
        {
            var (kind, language) = (ACertificate.Kinds[i % 12 / 3], Language.All[i % 3]);
            Assert.Equal(expected[i % 12], printer.Print(ACertificate.Of(kind, language), language));
        });
    }

    [Fact]
    public void Any_name_is_printed_inside_the_border_and_can_be_read_again() => Gen.Select(AnyText.Name, Gen.OneOf(Language.All.Select(Gen.Const).ToArray())).Sample(
        (name, language) =>
        {
            using var read = PdfDocument.Open(Print(ACertificate.WithName(name, language), language));
            var page = read.GetPage(1);
            Assert.All(page.Letters, letter => Assert.True(
                letter.BoundingBox.Left > 62 && letter.BoundingBox.Right < 780 && letter.BoundingBox.Bottom > 62 && letter.BoundingBox.Top < 534,
                $"'{letter.Value}' is at {letter.BoundingBox}"));
            var told = string.Concat(page.GetMarkedContents().Select(content => content.ActualText));
            Assert.Contains(AnyText.Readable(name).Trim(), AnyText.Readable(told), StringComparison.Ordinal);
        },
        iter: 150);

    [Fact]
    public void What_cannot_be_printed_is_named_before_anything_is_issued()
    {
        Assert.Empty(Printer.Missing(Arabic));
        Assert.Equal(["漢 (U+6F22)"], Printer.Missing(Arabic with { Name = "لالة 漢漢" }).Select(one => one.ToString()));
        Assert.Equal(["字 (U+5B57)"], Printer.Missing(Arabic with { Subject = new StandHeld(["Zahra", "字"]) }).Select(one => one.ToString()));
        Assert.Throws<MissingCharactersException>(() => Print(Arabic with { Name = "漢" }, Language.Arabic));
    }

    [Fact]
    public void Files_travel_inside_it()
    {
        var credential = new Attachment("credential.json", "application/json", "Open Badge", "{}"u8.ToArray());
        var pdf = Printer.Print(Arabic, Language.Arabic, [credential]);
        PdfTool.AssertClean(pdf);
        using var read = PdfDocument.Open(pdf);
        Assert.True(read.Advanced.TryGetEmbeddedFiles(out var files));
        Assert.Equal(credential.Content, Assert.Single(files).Bytes.ToArray());
    }

    [Fact]
    public void The_address_can_be_followed_and_the_title_is_told_first()
    {
        using var read = PdfDocument.Open(Print(Arabic, Language.Arabic));
        Assert.Equal(Arabic.VerifyAddress.AbsoluteUri, Assert.Single(read.GetPage(1).GetHyperlinks()).Uri);
        Assert.Equal("شهادة حضور – لالة فاطمة الزهراء عينة", read.Information.Title);
        Assert.Contains("H1", PdfTool.Run("pdfinfo", Print(Arabic, Language.Arabic), "-struct"));
    }

    [Theory]
    [InlineData("ar", 60, "ساعة واحدة")]
    [InlineData("ar", 150, "ساعتان و30 دقيقة")]
    [InlineData("ar", 45, "45 دقيقة")]
    [InlineData("fr", 90, "1 heure et 30 minutes")]
    [InlineData("en", 120, "2 hours")]
    public void A_duration_is_told_in_hours_and_minutes(string code, int minutes, string expected)
    {
        var language = Language.FindOrDefault(code);
        var certificate = ACertificate.Of(CertificateKind.Trainer, language);
        var subject = (WorkshopGiven)certificate.Subject with { Duration = TimeSpan.FromMinutes(minutes) };
        Assert.Contains(expected, Told(Print(certificate with { Subject = subject }, language)));
    }

    [Fact]
    public void What_is_not_known_leaves_no_hole()
    {
        var subject = (WorkshopAttended)Arabic.Subject with { Trainer = "" };
        Assert.Contains("يوم الأربعاء 29 يناير 2025", Told(Print(Arabic with { Subject = subject }, Language.Arabic)));
        Assert.DoesNotContain("تأطير", Told(Print(Arabic with { Subject = subject }, Language.Arabic)));
        Assert.DoesNotContain("représentation", Told(Print(ACertificate.Of(CertificateKind.Participation, Language.French) with { Subject = new StandHeld([]) }, Language.French)));
        Assert.DoesNotContain("“", Told(Print(ACertificate.Of(CertificateKind.Award, Language.English) with { Subject = new Distinction("") }, Language.English)));
    }

    [Fact]
    public void Signatory_mark_and_colours_are_the_edition_s()
    {
        var printer = ACertificate.Printer(("SignatoryName:Fr", "Nom d’exemple"), ("Mark", "M0 0H100V100H0Z"), ("Accent", "#004000"));
        var pdf = printer.Print(ACertificate.Of(CertificateKind.Award, Language.French), Language.French);
        Assert.Contains("Nom d’exemple", Told(pdf));
        using var picture = SkiaSharp.SKBitmap.Decode(PdfTool.Picture(pdf, 72));
        Assert.Equal(new SkiaSharp.SKColor(0, 0x40, 0), picture.GetPixel(421, 100));
    }

    [Theory]
    [InlineData("Accent", "red")]
    [InlineData("Mark", "M 1 <script>")]
    public void Settings_that_cannot_be_drawn_stop_the_start(string setting, string value) =>
        Assert.Throws<System.ComponentModel.DataAnnotations.ValidationException>(() => ACertificate.Printer((setting, value)));

    [Fact]
    public void A_subject_is_stored_with_its_kind()
    {
        foreach (var kind in ACertificate.Kinds)
        {
            var subject = ACertificate.Of(kind, Language.Arabic).Subject;
            var read = JsonSerializer.Deserialize<CertificateSubject>(JsonSerializer.Serialize(subject))!;
            Assert.Equal((kind, JsonSerializer.Serialize(subject)), (read.Kind, JsonSerializer.Serialize(read)));
        }
    }

    private static byte[] Print(Certificate certificate, Language language) => Printer.Print(certificate, language);

    private static string Told(byte[] pdf)
    {
        using var read = PdfDocument.Open(pdf);
        return string.Concat(read.GetPage(1).GetMarkedContents().Select(content => content.ActualText)).Replace((char)0xA0, ' ');
    }
}
