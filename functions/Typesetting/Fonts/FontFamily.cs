using System.Text;

namespace Typesetting.Fonts;

/// <summary>Fonts in the order in which they are asked for a character.</summary>
public sealed class FontFamily
{
    // Compiled once and only when used: a process that prints one certificate parses what that needs.
    private static readonly Lazy<Typeface> AmiriRegular = new(() => Typeface.Embedded("Amiri-Regular"));
    private static readonly Lazy<Typeface> AmiriBold = new(() => Typeface.Embedded("Amiri-Bold"));
    private static readonly Lazy<Typeface> CairoRegular = new(() => Typeface.Embedded("Cairo-Regular"));
    private static readonly Lazy<Typeface> CairoSemiBold = new(() => Typeface.Embedded("Cairo-SemiBold"));
    private static readonly Lazy<Typeface> TifinaghRegular = new(() => Typeface.Embedded("NotoSansTifinagh-Regular"));

    private readonly Lazy<Typeface>[] fonts;

    private FontFamily(params Lazy<Typeface>[] fonts) => this.fonts = fonts;

    /// <summary>Amiri: a Naskh for books and diplomas, with a Latin that goes with it.</summary>
    public static FontFamily Amiri { get; } = new(AmiriRegular, CairoRegular, TifinaghRegular);

    public static FontFamily AmiriInBold { get; } = new(AmiriBold, CairoSemiBold, TifinaghRegular);

    /// <summary>Cairo: the sans serif of the screen, for small print.</summary>
    public static FontFamily Cairo { get; } = new(CairoRegular, AmiriRegular, TifinaghRegular);

    /// <summary>The font whose line height and weight set the tone.</summary>
    public Typeface First => fonts[0].Value;

    /// <summary>The characters of a text that none of its fonts can draw, each once.</summary>
    public IReadOnlyList<MissingCharacter> Missing(string text)
    {
        var codePoints = CodePoints.Of(text);
        var missing = new List<MissingCharacter>();
        for (var start = 0; start < codePoints.Length;)
        {
            var end = CodePoints.EndOfLetter(codePoints, start);
            for (var i = start; i < end && FontOf(codePoints.AsSpan(start..end)) is null; i++)
            {
                var character = new MissingCharacter(new Rune(codePoints[i]));
                if (FontOf([codePoints[i]]) is null && !missing.Contains(character))
                {
                    missing.Add(character);
                }
            }

            start = end;
        }

        return missing;
    }

    /// <summary>The first font that has all of a letter and its marks, composed or apart; null if none has, though there may be one for each.</summary>
    internal Typeface? FontOf(ReadOnlySpan<int> grapheme)
    {
        foreach (var font in fonts)
        {
            if (HasAll(font.Value, grapheme))
            {
                return font.Value;
            }
        }

        return null;
    }

    private static bool HasAll(Typeface font, ReadOnlySpan<int> grapheme)
    {
        for (var i = 0; i < grapheme.Length; i++)
        {
            if (font.Has(grapheme[i]) || CodePoints.IsInvisible(grapheme[i]))
            {
                continue;
            }

            // A precomposed letter is drawn as letter and mark, and a mark into the letter before, if the font has those.
            var composed = i > 0 && CodePoints.Compose(grapheme[i - 1], grapheme[i]) is { } letter && font.Has(letter);
            var decomposed = CodePoints.Decompose(grapheme[i]) is var (first, second) && font.Has(first) && (second == 0 || font.Has(second));
            if (!composed && !decomposed)
            {
                return false;
            }
        }

        return true;
    }
}
