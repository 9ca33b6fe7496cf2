using CsCheck;
using Typesetting.Text;
using UglyToad.PdfPig;
using Xunit;

namespace Typesetting.Tests.Pdf;

public sealed class TextTests
{
    [Theory]
    [InlineData("ar", "شهادة حضور لالة فاطمة الزهراء")]
    [InlineData("ar", "السلام لله والإسلام والآخرين")]
    [InlineData("ar", "تعاونية «الأمل» لنسيج الزرابي Coop Espoir بنسبة 50")]
    [InlineData("ar", "من 09:30 إلى 11:00 يوم 27 يناير 2025")]
    [InlineData("fr", "Coopérative « Tissage » de Safi, 5 membres, 27 janvier 2025")]
    [InlineData("fr", "La coopérative الأمل expose ici")]
    [InlineData("en", "first office, affluent")]
    public void Poppler_and_PdfPig_read_it_in_logical_order(string language, string text)
    {
        var pdf = ADocument.With(text, language, new(390, Lines: 1));
        // Where directions meet, poppler is free with the spaces.
        Assert.Equal(text.Replace(" ", ""), PdfTool.Text(pdf).Replace(" ", ""));
        using var read = PdfDocument.Open(pdf);
        Assert.Equal(text, ADocument.Told(read.GetPage(1)));
    }

    [Fact]
    public void Marked_letters_are_found_with_their_marks()
    {
        // Poppler takes a raised mark for a word of its own and puts a space beside it.
        var pdf = ADocument.With("مُحَمَّد بلّا");
        Assert.Equal(Letters("مُحَمَّد بلّا"), Letters(PdfTool.Text(pdf)));
        using var read = PdfDocument.Open(pdf);
        Assert.Equal("مُحَمَّد بلّا", ADocument.Told(read.GetPage(1)));
    }

    [Theory]
    [InlineData("\u200C")]
    [InlineData("\u200D \u200C")]
    public void Joiners_with_nothing_to_join_are_no_text(string name)
    {
        using var read = PdfDocument.Open(ADocument.With(TextSpan.Isolated(name), box: new(360, Lines: 2, 120)));
        Assert.Equal("", ADocument.Told(read.GetPage(1)).Trim());
    }

    [Fact]
    public void Any_name_stays_on_the_page_and_can_be_read_again() => AnyText.Name.Sample(
        name =>
        {
            var pdf = ADocument.With(TextSpan.Isolated(name), box: new(360, Lines: 2, 120));
            using var read = PdfDocument.Open(pdf);
            var page = read.GetPage(1);
            Assert.All(page.Letters, letter => Assert.True(
                letter.BoundingBox.Left >= -0.01 && letter.BoundingBox.Right <= 400.01 && letter.BoundingBox.Bottom >= -0.01 && letter.BoundingBox.Top <= 300.01,
                $"'{letter.Value}' is at {letter.BoundingBox}"));
            Assert.Equal(AnyText.Readable(name), AnyText.Readable(ADocument.Told(page)));
        },
        iter: 400);

    [Fact]
    public void Any_name_stays_in_its_box() => AnyText.Name.Sample(
        name =>
        {
            var block = TextBlock.Fit(new(TextSpan.Isolated(name), ADocument.Plain, TextDirection.RightToLeft, "ar"), new(200, Lines: 2, 70));
            Assert.InRange(block.Width, 0, 200.001);
            Assert.InRange(block.LineCount, 1, 2);
            Assert.InRange(block.Ink.Bottom - block.Ink.Top, 0, 70.001);
        },
        iter: 400);

    private static string Letters(string text) => string.Concat(text.Where(c => c != ' ').Order());
}
