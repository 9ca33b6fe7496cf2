using System.Text;
using System.Text.Json;

namespace Platform.Forms;

/// <summary>What was answered: text by field name, as it was typed before validation, normalized after.</summary>
public sealed class FormValues
{
    private readonly Dictionary<string, string> texts = new(StringComparer.Ordinal);

    /// <summary>The answer, or the empty text.</summary>
    public string this[string name]
    {
        get => texts.GetValueOrDefault(name, "");
        set
        {
            if (value.Length == 0)
            {
                texts.Remove(name);
            }
            else
            {
                texts[name] = value;
            }
        }
    }

    public bool Has(string name, string code) => this[name].Split(',').Contains(code);

    public string ToJson() => JsonSerializer.Serialize(new SortedDictionary<string, string>(texts, StringComparer.Ordinal), Json);

    public static FormValues FromJson(string json)
    {
        var answers = new FormValues();
        foreach (var (name, text) in JsonSerializer.Deserialize<Dictionary<string, string>>(json)!)
        {
            answers[name] = text;
        }

        return answers;
    }

    /// <summary>
    /// A text as it is kept: NFC, no control characters, no direction marks (they can make a name read as another), no
    /// space too many.
    /// </summary>
    public static string Normalize(string text)
    {
        var tidy = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune) || Rune.IsControl(rune))
            {
                if (tidy.Length > 0 && tidy[^1] != ' ')
                {
                    tidy.Append(' ');
                }
            }
            else if (!IsDirectionMark(rune) && !IsNoCharacter(rune))
            {
                tidy.Append(rune);
            }
        }

        return tidy.ToString().TrimEnd().Normalize(NormalizationForm.FormC);
    }

    /// <summary>Arabic-Indic digits as European ones, which the fair uses everywhere.</summary>
    public static string EuropeanDigits(string text) => string.Create(text.Length, text, (digits, source) =>
    {
        for (var place = 0; place < digits.Length; place++)
        {
            digits[place] = source[place] switch
            {
                >= '\u0660' and <= '\u0669' and var digit => (char)('0' + digit - '\u0660'),
                >= '\u06F0' and <= '\u06F9' and var digit => (char)('0' + digit - '\u06F0'),
                var other => other,
            };
        }
    });

    private static readonly JsonSerializerOptions Json = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static bool IsDirectionMark(Rune rune) =>
        rune.Value is 0x200E or 0x200F or 0x061C or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) or 0xFEFF;

    // Code points that Unicode keeps free for good, which normalization refuses, and the mark of bytes that were no text.
    private static bool IsNoCharacter(Rune rune) =>
        (rune.Value & 0xFFFE) == 0xFFFE || rune.Value is (>= 0xFDD0 and <= 0xFDEF) || rune == Rune.ReplacementChar;
}
