using static Typesetting.Bidi.BidiClass;

namespace Typesetting.Bidi;

/// <summary>The rules L: from levels to places on a line. L3 and L4 (marks and mirrored signs) are the shaper's work.</summary>
public static class VisualOrder
{
    /// <summary>L1: the levels of one line; separators, and spaces before them and at its end, go back to the paragraph's.</summary>
    public static byte[] LineLevels(BidiParagraph paragraph, int start, int end)
    {
        var levels = paragraph.Levels[start..end].ToArray();
        var resets = true;
        for (var i = end - 1; i >= start; i--)
        {
            var bidiClass = paragraph.OriginalClasses[i];
            if (bidiClass is B or S)
            {
                resets = true;
            }
            else if (bidiClass is not (WS or FSI or LRI or RLI or PDI) && !BidiCharacters.IsRemoved(bidiClass))
            {
                resets = false;
            }

            if (resets)
            {
                levels[i - start] = paragraph.Level;
            }
        }

        return levels;
    }

    /// <summary>L2: the indices of what has these levels, from left to right.</summary>
    public static int[] Of(ReadOnlySpan<byte> levels)
    {
        var order = new int[levels.Length];
        byte highest = 0;
        var lowestOdd = byte.MaxValue;
        for (var i = 0; i < levels.Length; i++)
        {
            order[i] = i;
            highest = Math.Max(highest, levels[i]);
            lowestOdd = (levels[i] & 1) == 1 ? Math.Min(lowestOdd, levels[i]) : lowestOdd;
        }

        for (var level = highest; level >= lowestOdd; level--)
        {
            for (var start = 0; start < levels.Length;)
            {
                var end = start;
                while (end < levels.Length && levels[end] >= level)
                {
                    end++;
                }

                order.AsSpan(start, end - start).Reverse();
                start = end + 1;
            }
        }

        return order;
    }
}
