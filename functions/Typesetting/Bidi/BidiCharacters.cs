using static Typesetting.Bidi.BidiClass;

namespace Typesetting.Bidi;

/// <summary>What the algorithm needs to know of single characters.</summary>
internal static class BidiCharacters
{
    private static readonly BidiClass[] FirstClasses = First();

    public static BidiClass ClassOf(int codePoint) =>
        codePoint < FirstClasses.Length ? FirstClasses[codePoint] : Search(codePoint);

    /// <summary>Those that rule X9 takes out: they steer, and stand nowhere.</summary>
    public static bool IsRemoved(BidiClass bidiClass) => bidiClass is LRE or LRO or RLE or RLO or PDF or BN;

    public static bool IsIsolateInitiator(BidiClass bidiClass) => bidiClass is LRI or RLI or FSI;

    /// <summary>The bracket's pair: a number for it that canonically equal pairs share; false for all else.</summary>
    public static bool TryFindBracket(int codePoint, out int pair, out bool opens)
    {
        var index = codePoint < '(' ? -1 : BidiTable.Brackets.IndexOf(Canonical(codePoint));
        (pair, opens) = (index >> 1, (index & 1) == 0);
        return index >= 0;
    }

    // The only brackets that are canonically equal to others.
    private static int Canonical(int codePoint) => codePoint switch { 0x2329 => 0x3008, 0x232A => 0x3009, _ => codePoint };

    private static BidiClass Search(int codePoint)
    {
        var (low, high) = (0, BidiTable.Starts.Length);
        while (high - low > 1)
        {
            var middle = (low + high) / 2;
            (low, high) = BidiTable.Starts[middle] <= codePoint ? (middle, high) : (low, middle);
        }

        return BidiTable.Classes[low];
    }

    // Latin and Arabic are asked for most.
    private static BidiClass[] First()
    {
        var classes = new BidiClass[0x800];
        for (var i = 0; i < classes.Length; i++)
        {
            classes[i] = Search(i);
        }

        return classes;
    }
}
