using System.Globalization;
using System.Text;

namespace Typesetting.Text;

/// <summary>
/// Where lines may break: what UAX #14 says for alphabets, and no break inside « », between a number and its unit, or inside a
/// date. Rule numbers are those of UAX #14.
/// </summary>
internal static class LineBreaks
{
    /// <summary>Whether a line may begin at each character.</summary>
    public static bool[] Of(int[] codePoints)
    {
        var breaks = new bool[codePoints.Length];
        var visible = new List<int>(codePoints.Length);
        for (var i = 0; i < codePoints.Length; i++)
        {
            if (!IsTransparent(codePoints[i]))
            {
                visible.Add(i);
            }
        }

        for (var i = 1; i < visible.Count; i++)
        {
            if (MayBreak(codePoints, visible, i))
            {
                breaks[Place(codePoints, visible[i - 1], visible[i])] = true;
            }
        }

        return breaks;
    }

    // What opens an isolate goes with what follows it, and what closes it stays.
    private static int Place(int[] codePoints, int before, int after)
    {
        var place = after;
        while (place - 1 > before && codePoints[place - 1] is 0x2066 or 0x2067 or CodePoints.Isolate)
        {
            place--;
        }

        return place;
    }

    private static bool MayBreak(int[] codePoints, List<int> visible, int index)
    {
        int At(int i) => i >= 0 && i < visible.Count ? codePoints[visible[i]] : -1;
        var (before, after) = (At(index - 1), At(index));
        if (IsSpace(after) || IsGlue(before) || IsGlue(after) || CodePoints.Extends(after)) // LB7, LB11, LB12, LB9
        {
            return false;
        }

        if (before == 0x200B) // LB8
        {
            return true;
        }

        if (!IsSpace(before))
        {
            // LB21, LB13: behind hyphens and dashes between letters, and behind the slashes of an address.
            return (before is '-' or 0x2010 && IsLetter(At(index - 2)) && IsLetter(after))
                || (before is 0x2013 or 0x2014 && !IsClosing(after))
                || (before == '/' && At(index - 2) != '/' && (IsLetter(after) || IsDigit(after)) && !IsDigit(At(index - 2)));
        }

        var word = index - 1;
        while (IsSpace(At(word)))
        {
            word--;
        }

        // LB18, but for LB14 and LB13 across spaces: « mot » and « کلمة » hold their signs.
        return word >= 0 && !IsOpening(At(word)) && !IsClosing(after) && !IsNumberAndUnit(At, word, index);
    }

    // "27 يناير", "30 min", "1 200": a short number holds the word behind it; and "27 يناير 2025": that word a year.
    private static bool IsNumberAndUnit(Func<int, int> at, int word, int next)
    {
        if (IsDigit(at(word)))
        {
            return DigitsUpTo(at, word) <= 3 && (IsLetter(at(next)) || IsDigit(at(next)) || at(next) is '%' or 0xB0 or 0x20AC);
        }

        if (!IsDigit(at(next)) || !IsLetter(at(word)))
        {
            return IsLetter(at(next)) && IsFirst(at, word);
        }

        var digits = 0;
        while (IsDigit(at(next + digits)))
        {
            digits++;
        }

        var before = word;
        while (IsLetter(at(before)) || CodePoints.Extends(at(before)))
        {
            before--;
        }

        return digits == 4 && IsSpace(at(before)) && (IsDigit(at(before - 1)) || IsFirst(at, before - 1));
    }

    // The French first of a month: "1er février 2025".
    private static bool IsFirst(Func<int, int> at, int last) => at(last) == 'r' && at(last - 1) == 'e' && at(last - 2) == '1' && !IsDigit(at(last - 3));

    private static int DigitsUpTo(Func<int, int> at, int last)
    {
        var count = 0;
        while (IsDigit(at(last - count)))
        {
            count++;
        }

        return count;
    }

    private static bool IsTransparent(int codePoint) => codePoint is not (0x200B or 0x2060 or 0xFEFF) && CodePoints.IsInvisible(codePoint);

    private static bool IsSpace(int codePoint) => codePoint is ' ' or 0x1680 or (>= 0x2000 and <= 0x200A and not 0x2007) or 0x205F or 0x3000;

    private static bool IsGlue(int codePoint) => codePoint is 0xA0 or 0x202F or 0x2007 or 0x2011 or 0x2060 or 0xFEFF;

    private static bool IsDigit(int codePoint) => codePoint >= 0 && Rune.GetUnicodeCategory(new Rune(codePoint)) == UnicodeCategory.DecimalDigitNumber;

    private static bool IsLetter(int codePoint) => codePoint >= 0 && Rune.IsLetter(new Rune(codePoint));

    private static bool IsOpening(int codePoint) => codePoint >= 0
        && (codePoint is 0xAB or 0xBF or 0xA1 || Rune.GetUnicodeCategory(new Rune(codePoint)) is UnicodeCategory.OpenPunctuation);

    private static bool IsClosing(int codePoint) => codePoint is 0xBB or '!' or '?' or ',' or '.' or ':' or ';' or '%' or 0x060C or 0x061B or 0x061F or 0x2026
        || (codePoint >= 0 && Rune.GetUnicodeCategory(new Rune(codePoint)) is UnicodeCategory.ClosePunctuation);
}
