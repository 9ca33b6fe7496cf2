using Typesetting.Fonts;
using Typesetting.Text;
using Xunit;

namespace Typesetting.Tests.Text;

public sealed class TextBlockTests
{
    private static readonly TextStyle Style = new(FontFamily.Amiri, 20, Colour.Black);

    [Fact]
    public void What_fits_stays_as_large_as_its_style_says()
    {
        var block = Fit("Fatima Zahra", new(300, Lines: 2));
        Assert.Equal((1, 1), (block.LineCount, block.Scale));
    }

    [Fact]
    public void A_text_that_is_too_long_shrinks_a_little_before_it_wraps()
    {
        var width = Fit("تعاونية أنامل الواحة للدوم والقصب", new(1000)).Width;
        var shrunk = Fit("تعاونية أنامل الواحة للدوم والقصب", new(width * 0.8, Lines: 2) { ShrinksTo = 0.7 });
        var wrapped = Fit("تعاونية أنامل الواحة للدوم والقصب", new(width * 0.6, Lines: 2) { ShrinksTo = 0.7 });
        Assert.Equal(1, shrunk.LineCount);
        Assert.InRange(shrunk.Scale, 0.7, 0.8);
        Assert.Equal((2, 1), (wrapped.LineCount, wrapped.Scale));
    }

    [Fact]
    public void Wrapped_lines_are_of_about_one_length()
    {
        var block = Fit("un deux trois quatre cinq six sept huit neuf dix onze douze", new(400));
        Assert.Equal(2, block.LineCount);
        Assert.InRange(block.Lines[1].Width / block.Lines[0].Width, 0.75, 1.34);
    }

    [Fact]
    public void One_endless_word_is_broken_rather_than_left_outside()
    {
        var block = Fit(new string('W', 300), new(200, Lines: 2));
        Assert.All(block.Lines, line => Assert.True(line.Width <= 200.01));
        Assert.Equal(300, block.Lines.Sum(line => line.Runs.Sum(run => run.Glyphs.Length)));
    }

    [Theory]
    [InlineData(Alignment.Start, TextDirection.LeftToRight, 0)]
    [InlineData(Alignment.End, TextDirection.LeftToRight, 1)]
    [InlineData(Alignment.Start, TextDirection.RightToLeft, 1)]
    [InlineData(Alignment.End, TextDirection.RightToLeft, 0)]
    [InlineData(Alignment.Center, TextDirection.RightToLeft, 0.5)]
    public void Lines_are_aligned_by_the_direction_of_the_paragraph(Alignment alignment, TextDirection direction, double part)
    {
        var block = TextBlock.Fit(new Paragraph("12 – 34", Style, direction, "ar") { Alignment = alignment }, new(500));
        Assert.Equal((500 - block.Width) * part, block.Lines[0].Left, 6);
    }

    [Fact]
    public void Spaces_at_the_end_of_a_line_take_no_room()
    {
        Assert.Equal(Fit("mot", new(500)).Width, Fit("mot   ", new(500)).Width);
        Assert.Equal(Fit("كلمة", new(500)).Width, Fit("كلمة   ", new(500)).Width);
    }

    [Fact]
    public void Nothing_is_a_line_with_nothing_on_it() => Assert.Equal((1, 0.0), (Fit("", new(500)).LineCount, Fit("", new(500)).Width));

    private static TextBlock Fit(string text, TextBox box) => TextBlock.Fit(new(text, Style, TextDirection.Auto, "fr"), box);
}
