using Typesetting.Fonts;
using Typesetting.Pdf;
using Typesetting.Text;
using UglyToad.PdfPig.Content;

namespace Typesetting.Tests.Pdf;

/// <summary>Documents of the tests' own: a page of 400 × 300 points.</summary>
internal static class ADocument
{
    public static readonly TextStyle Plain = new(FontFamily.Amiri, 18, Colour.Black);

    public static PdfDocument New(string language = "ar") => new(new(
        "عنوان", language, language == "ar" ? TextDirection.RightToLeft : TextDirection.LeftToRight,
        "Author", "Subject", new(2025, 2, 2, 0, 0, 0, TimeSpan.FromHours(1)), new("ar", "fr", "zgh")));

    /// <summary>One paragraph on one page.</summary>
    public static byte[] With(string text, string language = "ar", TextBox? box = null)
    {
        var document = New(language);
        var page = document.AddPage(400, 300);
        var paragraph = new Paragraph(text, Plain, document.Info.Direction, language) { Alignment = Alignment.Center };
        page.Text(document.Root.Add("P"), TextBlock.Fit(paragraph, box ?? new(360)), 20, 20);
        return document.Close();
    }

    /// <summary>What PdfPig finds in logical order: what the pieces of the page say they are.</summary>
    public static string Told(Page page) => string.Concat(page.GetMarkedContents().Select(content => content.ActualText));
}
