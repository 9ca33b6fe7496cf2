using Typesetting.Fonts;
using Typesetting.Text;
using Xunit;

namespace Typesetting.Tests.Text;

public sealed class ShapingTests
{
    private static readonly TextStyle Amiri = new(FontFamily.Amiri, 10, Colour.Black);
    private static readonly TextStyle Cairo = new(FontFamily.Cairo, 10, Colour.Black);

    [Fact]
    public void Letters_take_the_form_that_their_neighbours_ask_for()
    {
        // Alone, at the beginning, in the middle and at the end.
        int[] forms = [Glyphs("ع")[0].Id, Glyphs("عع")[^1].Id, Glyphs("ععع")[1].Id, Glyphs("عع")[0].Id];
        Assert.Equal(4, forms.Distinct().Count());
    }

    [Fact]
    public void Lam_and_alef_become_one_sign_where_the_font_has_it()
    {
        var glyph = Assert.Single(Glyphs("لا", Cairo));
        Assert.Equal((0, 2), (glyph.Start, glyph.End));
        Assert.NotEqual(Glyphs("ل", Cairo)[0].Id, glyph.Id);
    }

    [Fact]
    public void Marks_stand_on_their_letters_and_take_no_room()
    {
        var (plain, marked) = (Fit("محمد", Amiri), Fit("مُحَمَّد", Amiri));
        Assert.Equal(plain.Width, marked.Width, 0.6);
        Assert.True(marked.Ink.Top < plain.Ink.Top, "The marks should reach above the letters.");
        Assert.All(marked.Lines[0].Runs[0].Glyphs.Where(glyph => glyph.Advance == 0), mark => Assert.True(mark.Up != 0 || mark.Right != 0, $"{mark}"));
    }

    [Fact]
    public void Each_script_gets_the_first_font_that_has_it()
    {
        var runs = Fit("تعاونية ⴰⵣⵓⵍ Azul", Amiri).Lines[0].Runs.OrderBy(run => run.Start).ToArray();
        Assert.Equal(["Amiri-Regular", "NotoSansTifinagh-Regular"], runs.Select(run => run.Font.Name).Distinct());
    }

    [Theory]
    [InlineData("(أ)")]
    [InlineData("[أ]")]
    public void Brackets_turn_with_the_direction(string text)
    {
        // The glyph that is drawn leftmost is the one that closes in Arabic: it looks as the opening one does in Latin.
        var glyphs = Glyphs(text, Cairo);
        Assert.Equal(Glyphs(text[..1] + "a", Cairo)[0].Id, glyphs[0].Id);
        Assert.Equal(Glyphs("a" + text[^1..], Cairo)[^1].Id, glyphs[^1].Id);
    }

    [Fact]
    public void Figures_run_from_left_to_right_inside_arabic()
    {
        var runs = Fit("يوم 27 يناير", Amiri).Lines[0].Runs;
        Assert.Equal([7, 4, 0], runs.Select(run => run.Start is 6 ? 7 : run.Start));
        Assert.Equal([(4, 5), (5, 6)], runs[1].Glyphs.Select(glyph => (glyph.Start, glyph.End)));
    }

    [Fact]
    public void An_inserted_value_keeps_its_direction_and_lends_it_to_nothing()
    {
        // Without the isolate the figure behind a Latin name would be drawn on the name's right side.
        var inserted = $"الاسم {TextSpan.Isolated("Zahra")} 12 سنة";
        var runs = Fit(inserted, Amiri).Lines[0].Runs.Where(run => run.Glyphs.Length > 0).ToArray();
        var latin = Array.FindIndex(runs, run => run.Start <= inserted.IndexOf('Z') && run.End > inserted.IndexOf('Z'));
        var figure = Array.FindIndex(runs, run => run.Start <= inserted.IndexOf('1') && run.End > inserted.IndexOf('1'));
        Assert.True(figure < latin, "The figure follows the name, so it stands to its left.");
    }

    [Fact]
    public void A_value_cannot_end_its_own_isolate() =>
        Assert.Equal("\u2068abc\u2069", TextSpan.Isolated("a\u2069b\u202Ec"));

    [Fact]
    public void Characters_that_no_font_has_are_named_once_each()
    {
        Assert.Equal(["漢 (U+6F22)", "😀 (U+1F600)"], FontFamily.Amiri.Missing("لالة 漢 Zahra 漢😀").Select(one => one.ToString()));
        var thrown = Assert.Throws<MissingCharactersException>(() => Fit("漢", Amiri));
        Assert.Contains("U+6F22", thrown.Message);
    }

    [Theory]
    [InlineData("e\u0301tude")]
    [InlineData("étude")]
    [InlineData("آسفي")]
    [InlineData("ا\u0653سفي")]
    [InlineData("مُحَمَّد")]
    [InlineData("ⴰⵣⵓⵍ")]
    [InlineData("« (50%) 09:30 – 27/01/2025 »")]
    public void Names_of_the_region_have_all_their_characters(string text)
    {
        Assert.Empty(FontFamily.Amiri.Missing(text));
        Assert.Empty(FontFamily.AmiriInBold.Missing(text));
        Assert.Empty(FontFamily.Cairo.Missing(text));
    }

    private static IReadOnlyList<Glyph> Glyphs(string text, TextStyle? style = null) => [.. Fit(text, style ?? Amiri).Lines[0].Runs.SelectMany(run => run.Glyphs)];

    private static TextBlock Fit(string text, TextStyle style) =>
        TextBlock.Fit(new(text, style, TextDirection.Auto, "ar"), new(1000));
}
