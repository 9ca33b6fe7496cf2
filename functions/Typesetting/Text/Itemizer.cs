using HarfBuzzSharp;
using Typesetting.Bidi;
using Typesetting.Fonts;

namespace Typesetting.Text;

/// <summary>Cuts a paragraph into runs of one level, script, font and style, and has each shaped.</summary>
internal static class Itemizer
{
    /// <exception cref="MissingCharactersException">No font of a span's family has some character.</exception>
    public static IReadOnlyList<GlyphRun> Runs(int[] codePoints, TextStyle[] styles, BidiParagraph bidi, string language)
    {
        var scripts = Scripts(codePoints);
        var fonts = Fonts(codePoints, styles);
        var spoken = new Language(language);
        var runs = new List<GlyphRun>();
        for (var start = 0; start < codePoints.Length;)
        {
            var end = start + 1;
            while (end < codePoints.Length && bidi.Levels[end] == bidi.Levels[start] && scripts[end] == scripts[start]
                && fonts[end] == fonts[start] && ReferenceEquals(styles[end], styles[start]))
            {
                end++;
            }

            var glyphs = Shaper.Shape(codePoints, start, end, fonts[start], styles[start].Rise, scripts[start], (bidi.Levels[start] & 1) == 1, spoken);
            runs.Add(new(fonts[start], styles[start], scripts[start], bidi.Levels[start], start, end, glyphs));
            start = end;
        }

        return runs;
    }

    // Spaces, digits and punctuation belong to the script before them, or after them at the beginning.
    private static Script[] Scripts(int[] codePoints)
    {
        var scripts = new Script[codePoints.Length];
        var current = Script.Common;
        for (var i = 0; i < scripts.Length; i++)
        {
            var script = UnicodeFunctions.Default.GetScript((uint)codePoints[i]);
            if (script != Script.Common && script != Script.Inherited && script != Script.Unknown)
            {
                if (current == Script.Common)
                {
                    for (var before = 0; before < i; before++)
                    {
                        scripts[before] = script;
                    }
                }

                current = script;
            }

            scripts[i] = current;
        }

        return scripts;
    }

    private static Typeface[] Fonts(int[] codePoints, TextStyle[] styles)
    {
        var fonts = new Typeface[codePoints.Length];
        for (var start = 0; start < codePoints.Length;)
        {
            var end = CodePoints.EndOfLetter(codePoints, start);
            // What is not seen goes along with what is, so that it cuts no run.
            var together = start > 0 && end - start == 1 && CodePoints.IsInvisible(codePoints[start])
                ? fonts[start - 1]
                : styles[start].Family.FontOf(codePoints.AsSpan(start..end));
            for (var i = start; i < end; i++)
            {
                // A mark on a letter of another script: each from the font that has it.
                fonts[i] = together ?? styles[start].Family.FontOf([codePoints[i]])
                    ?? throw new MissingCharactersException(styles[start].Family.Missing(CodePoints.Text(codePoints)));
            }

            start = end;
        }

        return fonts;
    }
}
