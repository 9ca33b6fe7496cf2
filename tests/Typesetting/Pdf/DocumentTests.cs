using System.Text;
using System.Text.Json;
using Typesetting.Pdf;
using Typesetting.Text;
using Xunit;

namespace Typesetting.Tests.Pdf;

public sealed class DocumentTests
{
    private static readonly Attachment Credential = new("credential.json", "application/json", "Open Badge", Encoding.UTF8.GetBytes("{\"name\": \"لالة\"}"));

    [Fact]
    public void Readers_find_nothing_to_complain_of() => PdfTool.AssertClean(Everything());

    [Fact]
    public void The_same_calls_give_the_same_bytes_however_often()
    {
        var expected = Everything();
        Assert.All(Enumerable.Range(0, 50), _ => Assert.Equal(expected, Everything()));
    }

    [Fact]
    public void Threads_do_not_disturb_each_other()
    {
        var expected = Everything();
        Parallel.For(0, 64, new ParallelOptions { MaxDegreeOfParallelism = 8 }, _ => Assert.Equal(expected, Everything()));
    }

    [Fact]
    public void Its_structure_tells_what_is_on_it_in_the_order_of_reading()
    {
        var structure = PdfTool.Run("pdfinfo", Everything(), "-struct-text").Replace("\u2060", "");
        var kinds = structure.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0 && line[0] != '"').Select(line => line.Split(' ', ':')[0]);
        Assert.Equal(["Document", "Figure", "H1", "P", "Span", "Span", "Link", "Span", "Object"], kinds.Where(kind => !kind.StartsWith('/')));
    }

    [Fact]
    public void It_says_what_it_is_and_in_which_language()
    {
        using var json = Json(Everything());
        var catalog = Objects(json).Single(one => Type(one) == "/Catalog");
        Assert.Equal("u:ar", catalog.GetProperty("/Lang").GetString());
        Assert.True(catalog.GetProperty("/MarkInfo").GetProperty("/Marked").GetBoolean());
        Assert.True(catalog.GetProperty("/ViewerPreferences").GetProperty("/DisplayDocTitle").GetBoolean());
        Assert.Equal("/R2L", catalog.GetProperty("/ViewerPreferences").GetProperty("/Direction").GetString());
        Assert.Contains(Objects(json), one => one.TryGetProperty("/Title", out var title) && title.GetString() == "u:عنوان");
        Assert.Contains("عنوان", Encoding.UTF8.GetString(Everything()));
    }

    [Fact]
    public void Words_of_other_languages_are_told_in_theirs()
    {
        using var json = Json(Everything());
        var languages = Objects(json).Where(one => Type(one) == "/StructElem" && one.GetProperty("/S").GetString() == "/Span").Select(one => one.GetProperty("/Lang").GetString());
        Assert.Equal(["u:fr", "u:zgh", "u:fr"], languages);
    }

    [Fact]
    public void A_picture_says_what_it_shows_and_a_link_where_it_leads()
    {
        using var json = Json(Everything());
        Assert.Equal("u:نجمة", Objects(json).Single(one => one.TryGetProperty("/S", out var kind) && kind.GetString() == "/Figure").GetProperty("/Alt").GetString());
        var link = Objects(json).Single(one => Type(one) == "/Annot");
        Assert.Equal("u:https://fair.example/ar/verify?c=A%20B", link.GetProperty("/A").GetProperty("/URI").GetString());
        Assert.True(link.GetProperty("/StructParent").GetInt32() > 0);
    }

    [Fact]
    public void Only_the_glyphs_that_are_used_are_embedded()
    {
        var fonts = PdfTool.Run("pdffonts", Everything()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(2).ToArray();
        Assert.Equal(2, fonts.Length);
        Assert.All(fonts, font => Assert.Matches(@"^[A-Z]{6}\+\S+\s+CID TrueType\s+Identity-H\s+yes yes yes", font));
        Assert.InRange(Everything().Length, 1, 30_000);
    }

    [Fact]
    public void Attached_files_come_out_as_they_went_in() => PdfTool.WithFile(Everything(), path =>
    {
        var (list, saved) = (PdfTool.Say(PdfTool.Start("pdfdetach", ["-list", path])), $"{path}.attached");
        Assert.Contains("1: credential.json", list);
        PdfTool.Say(PdfTool.Start("pdfdetach", ["-save", "1", "-o", saved, path]));
        Assert.Equal(Credential.Content, File.ReadAllBytes(saved));
        File.Delete(saved);
        using var json = Json(File.ReadAllBytes(path));
        Assert.Single(Objects(json).Single(one => Type(one) == "/Catalog").GetProperty("/AF").EnumerateArray());
        return 0;
    });

    [Fact]
    public void It_claims_no_standard_that_nothing_here_can_check()
    {
        var text = Encoding.Latin1.GetString(Everything());
        Assert.DoesNotContain("pdfaid", text);
        Assert.DoesNotContain("pdfuaid", text);
    }

    [Theory]
    [InlineData("M 10 10 L 90 10 H 50 V 90 Z", "10 10 m\n90 10 l\n50 10 l\n50 90 l\nh\n")]
    [InlineData("m10,10 20-5 l-5.5.5z", "10 10 m\n30 5 l\n24.5 5.5 l\nh\n")]
    [InlineData("M0 0c1 2 3 4 5 6", "0 0 m\n1 2 3 4 5 6 c\n")]
    public void Outlines_are_read_as_svg_writes_them(string data, string expected) =>
        Assert.Equal(expected, Encoding.ASCII.GetString(SvgPath.Parse(data).Operators.Written));

    [Fact]
    public void Outlines_with_too_few_numbers_are_refused() => Assert.Throws<FormatException>(() => SvgPath.Parse("M 10"));

    private static byte[] Everything()
    {
        var document = ADocument.New();
        var page = document.AddPage(400, 300);
        var star = new Drawing(20, 20).Fill(new Outline().Polygon(10, 0, 20, 20, 0, 20), Colour.Parse("#A23E25"));
        page.Ornament(new Drawing(400, 300).Draw(star, 0, 0).Draw(star, 380, 280, 0.5).Stroke(new Outline().Rectangle(5, 5, 390, 290), Colour.Black, 1), 0, 0);
        page.Figure(document.Root, "نجمة", star, 190, 10);
        page.Text(document.Root.Add("H1"), Fit("شهادة حضور"), 20, 40);
        page.Text(document.Root.Add("P"), Fit("الاسم Zahra ⴰⵣⵓⵍ (50%)"), 20, 90);
        page.Link(document.Root, new("https://fair.example/ar/verify?c=A%20B"), Fit("fair.example"), 20, 140);
        document.Attach(Credential);
        return document.Close();
    }

    private static TextBlock Fit(string text) => TextBlock.Fit(new(text, ADocument.Plain, TextDirection.RightToLeft, "ar"), new(360));

    private static JsonDocument Json(byte[] pdf) => JsonDocument.Parse(PdfTool.Run("qpdf", pdf, "--json=2"));

    private static IEnumerable<JsonElement> Objects(JsonDocument json) => json.RootElement.GetProperty("qpdf")[1].EnumerateObject()
        .Select(one => one.Value.TryGetProperty("value", out var value) ? value : one.Value.TryGetProperty("stream", out var stream) ? stream.GetProperty("dict") : default)
        .Where(one => one.ValueKind == JsonValueKind.Object);

    private static string? Type(JsonElement one) => one.TryGetProperty("/Type", out var type) ? type.GetString() : null;
}
