using System.Globalization;
using System.Text;

namespace Platform.Languages;

/// <summary>Reads texts as people would: case, accents and the ways to write alef apart.</summary>
public static class TextFolding
{
    /// <summary>A text for comparing and searching: آسفي and أسفي are one, Société and SOCIETE too.</summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var rune in text.Normalize(NormalizationForm.FormKD).EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark || rune.Value == 0x640 || !Rune.IsLetterOrDigit(rune))
            {
                continue;
            }

            folded.Append(rune.Value switch
            {
                'ٱ' => new Rune('ا'),
                'ى' => new Rune('ي'),
                'ة' => new Rune('ه'),
                _ => Rune.ToLowerInvariant(rune),
            });
        }

        return folded.ToString();
    }
}
