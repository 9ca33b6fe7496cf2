using System.Globalization;
using System.Text;
using Fair.Forms;

namespace Fair.Exhibitors;

/// <summary>What makes two applications those of one organisation.</summary>
public static class Organisation
{
    /// <summary>The ICE, or where there is none the name and country, read as people would: case, accents and the ways to write alef apart.</summary>
    public static string Identity(FormValues answers) =>
        answers["ice"] is { Length: > 0 } ice ? $"ice:{ice}" : $"name:{answers.Country}:{Fold(answers["nameFrench"])}";

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
