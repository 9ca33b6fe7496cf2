namespace Typesetting.Bidi;

/// <summary>BD16: finds the pairs of brackets in an isolating run sequence.</summary>
internal static class BracketPairs
{
    private const int MaxOpen = 63;

    /// <summary>For each position within the sequence that opens a pair, where it is closed; 0 for all others. Empty if there is no pair.</summary>
    public static int[] Of(ReadOnlySpan<int> codePoints, int[] indices, BidiClass[] types)
    {
        var (pairs, open) = (new List<int>(), new List<int>());
        int[] closes = [];
        for (var i = 0; i < indices.Length; i++)
        {
            if (types[i] != BidiClass.ON || !BidiCharacters.TryFindBracket(codePoints[indices[i]], out var pair, out var opens))
            {
                continue;
            }

            if (opens)
            {
                if (open.Count == MaxOpen)
                {
                    return [];
                }

                pairs.Add(pair);
                open.Add(i);
                continue;
            }

            var match = pairs.LastIndexOf(pair);
            if (match >= 0)
            {
                closes = closes.Length > 0 ? closes : new int[indices.Length];
                closes[open[match]] = i;
                pairs.RemoveRange(match, pairs.Count - match);
                open.RemoveRange(match, open.Count - match);
            }
        }

        return closes;
    }
}
