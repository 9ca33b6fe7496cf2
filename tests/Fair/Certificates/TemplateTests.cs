using System.Reflection;
using Fair.Certificates;
using Platform.Languages;
using Typesetting.Tests;
using UglyToad.PdfPig;
using Xunit;

namespace Fair.Tests.Certificates;

/// <summary>
/// Each certificate in each language, as poppler shows and reads it, against the picture and the text that were looked at and
/// approved. To approve anew: run the tests, look at what lies in Certificates/received, and move it to Certificates/approved.
/// </summary>
public sealed class TemplateTests
{
    private const int DotsPerInch = 72;
    private const double MostDifferent = 3;

    private static readonly CertificatePrinter Printer = ACertificate.Printer();

    public static TheoryData<CertificateKind, string> All { get; } =
        [.. ACertificate.Kinds.SelectMany(kind => Language.All.Select(language => (kind, language.Code)))];

    [Theory, MemberData(nameof(All))]
    public void Every_certificate_looks_and_reads_as_approved(CertificateKind kind, string code)
    {
        var pdf = Print(kind, code);
        var (picture, text) = (PdfTool.Picture(pdf, DotsPerInch), PdfTool.Text(pdf) + "\n");
        var (approvedPicture, approvedText) = (Approved($"{kind}.{code}.png"), Approved($"{kind}.{code}.txt"));
        var looks = File.Exists(approvedPicture) ? Picture.Difference(File.ReadAllBytes(approvedPicture), picture) : 10_000;
        var reads = File.Exists(approvedText) && File.ReadAllText(approvedText) == text;
        if (looks > MostDifferent || !reads)
        {
            Receive($"{kind}.{code}.png", picture);
            Receive($"{kind}.{code}.txt", System.Text.Encoding.UTF8.GetBytes(text));
        }

        Assert.True(looks <= MostDifferent, $"{kind} in {code} looks different: {looks:0.##} of 10,000 pixels. See Certificates/received.");
        Assert.True(reads, $"{kind} in {code} reads differently. See Certificates/received.");
    }

    [Theory, MemberData(nameof(All))]
    public void Every_certificate_is_clean_and_light(CertificateKind kind, string code)
    {
        var pdf = Print(kind, code);
        PdfTool.AssertClean(pdf);
        Assert.InRange(pdf.Length, 1, 60 * 1024);
    }

    [Theory, MemberData(nameof(All))]
    public void The_holder_s_name_is_read_back_in_logical_order(CertificateKind kind, string code)
    {
        using var read = PdfDocument.Open(Print(kind, code));
        var certificate = ACertificate.Of(kind, Language.FindOrDefault(code));
        var told = read.GetPage(1).GetMarkedContents().Select(content => content.ActualText).ToArray();
        Assert.Contains(certificate.Name, told);
        Assert.Contains(certificate.Code, string.Concat(told));
        Assert.Contains(certificate.Number, string.Concat(told));
    }

    [Theory]
    [InlineData(CertificateKind.Attendance, "ar")]
    [InlineData(CertificateKind.Participation, "fr")]
    [InlineData(CertificateKind.Award, "en")]
    public async Task Its_code_leads_to_where_it_is_verified(CertificateKind kind, string code)
    {
        var picture = PdfTool.Picture(Print(kind, code), 110);
        Assert.Equal(ACertificate.Of(kind, Language.FindOrDefault(code)).VerifyAddress.AbsoluteUri, await QrCode.ReadAsync(picture));
    }

    private static byte[] Print(CertificateKind kind, string code) => Printer.Print(ACertificate.Of(kind, Language.FindOrDefault(code)), Language.FindOrDefault(code));

    private static string Approved(string name) => Path.Combine(Folder("approved"), name.ToLowerInvariant());

    private static void Receive(string name, byte[] content) => File.WriteAllBytes(Path.Combine(Directory.CreateDirectory(Folder("received")).FullName, name.ToLowerInvariant()), content);

    private static string Folder(string name)
    {
        var tests = typeof(TemplateTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(one => one.Key == "TestsFolder").Value!;
        return Path.Combine(tests, "Certificates", name);
    }
}
