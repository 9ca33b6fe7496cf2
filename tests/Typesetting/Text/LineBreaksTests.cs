using Typesetting.Text;
using Xunit;

namespace Typesetting.Tests.Text;

public sealed class LineBreaksTests
{
    // A bar stands where a line may begin.
    [Theory]
    [InlineData("two words", "two |words")]
    [InlineData("كلمة وكلمة", "كلمة |وكلمة")]
    [InlineData("le 27 janvier 2025 à Safi", "le |27 janvier 2025 |à |Safi")]
    [InlineData("samedi 1er février 2025", "samedi |1er février 2025")]
    [InlineData("يوم 27 يناير 2025 بمراكش", "يوم |27 يناير 2025 |بمراكش")]
    [InlineData("dure 30 min ou 1 200 DH", "dure |30 min |ou |1 200 DH")]
    [InlineData("مدتها 30 دقيقة تقريبا", "مدتها |30 دقيقة |تقريبا")]
    [InlineData("soit 50 % du prix", "soit |50 % |du |prix")]
    [InlineData("l’atelier « le mot » suit", "l’atelier |« le |mot » |suit")]
    [InlineData("ورشة « التسويق » هنا", "ورشة |« التسويق » |هنا")]
    [InlineData("(un mot) , deux", "(un |mot) , |deux")]
    [InlineData("Marrakech-Safi", "Marrakech-|Safi")]
    [InlineData("du 16-Novembre 2025-0017", "du |16-Novembre |2025-0017")]
    [InlineData("https://fair.example/ar/verify/AB-CD", "https://fair.example/|ar/|verify/|AB-|CD")]
    [InlineData("sans\u00a0coupe et\u202fici", "sans\u00a0coupe |et\u202fici")]
    [InlineData("valeur \u2068isolée\u2069 ici", "valeur |\u2068isolée\u2069 |ici")]
    [InlineData("a  b", "a  |b")]
    [InlineData("", "")]
    public void Lines_break_between_words_and_never_inside_what_belongs_together(string text, string expected)
    {
        var codePoints = CodePoints.Of(text);
        var breaks = LineBreaks.Of(codePoints);
        Assert.Equal(expected, string.Concat(codePoints.Select((codePoint, i) => (breaks[i] ? "|" : "") + char.ConvertFromUtf32(codePoint))));
    }
}
