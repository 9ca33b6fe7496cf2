namespace Typesetting.Bidi;

/// <summary>BD16: finds the pairs of brackets in an isolating run sequence.</summary>
internal static class BracketPairs
{
    private const int MaxOpen = 63;

    /// <summary>Positions within the sequence, by their opening brackets.</summary>
    public static IReadOnlyList<(int Open, int Close)> Of(ReadOnlySpan<int> codePoints, int[] indices, BidiClass[] types)
    {
        var open = new List<(int Pair, int Position)>();
        var pairs = new List<(int Open, int Close)>();
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

                open.Add((pair, i));
                continue;
            }

            var match = open.FindLastIndex(one => one.Pair == pair);
            if (match >= 0)
            {
                pairs.Add((open[match].Position, i));
                open.RemoveRange(match, open.Count - match);
            }
        }

        pairs.Sort();
        return pairs;
    }
}
