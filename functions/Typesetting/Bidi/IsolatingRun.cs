using static Typesetting.Bidi.BidiClass;

namespace Typesetting.Bidi;

/// <summary>An isolating run sequence: the rules W, N and I for it.</summary>
/// <param name="indices">Where its characters stand in the paragraph.</param>
/// <param name="level">The level that all of them have.</param>
/// <param name="start">sos: L or R.</param>
/// <param name="end">eos: L or R.</param>
internal sealed class IsolatingRun(int[] indices, byte level, BidiClass start, BidiClass end)
{
    private readonly BidiClass[] types = new BidiClass[indices.Length];

    private BidiClass Embedding => (level & 1) == 0 ? L : R;

    public void Resolve(ReadOnlySpan<int> codePoints, BidiClass[] original, BidiClass[] classes, byte[] levels)
    {
        for (var i = 0; i < types.Length; i++)
        {
            types[i] = classes[indices[i]];
        }

        ResolveMarks();
        ResolveNumbers();
        ResolveSeparators();
        ResolveBrackets(codePoints, original);
        ResolveNeutrals();
        for (var i = 0; i < types.Length; i++)
        {
            // I1 and I2.
            levels[indices[i]] = (byte)(level + ((level & 1, types[i]) switch
            {
                (0, R) => 1,
                (0, AN or EN) => 2,
                (1, L or AN or EN) => 1,
                _ => 0,
            }));
        }
    }

    // W1.
    private void ResolveMarks()
    {
        var previous = start;
        for (var i = 0; i < types.Length; i++)
        {
            if (types[i] == NSM)
            {
                types[i] = BidiCharacters.IsIsolateInitiator(previous) || previous == PDI ? ON : previous;
            }

            previous = types[i];
        }
    }

    // W2 and W3.
    private void ResolveNumbers()
    {
        var strong = start;
        for (var i = 0; i < types.Length; i++)
        {
            if (types[i] is L or R or AL)
            {
                strong = types[i];
            }
            else if (types[i] == EN && strong == AL)
            {
                types[i] = AN;
            }
        }

        for (var i = 0; i < types.Length; i++)
        {
            types[i] = types[i] == AL ? R : types[i];
        }
    }

    // W4 to W7.
    private void ResolveSeparators()
    {
        for (var i = 1; i < types.Length - 1; i++)
        {
            if (types[i - 1] == types[i + 1] && ((types[i] is ES or CS && types[i - 1] == EN) || (types[i] == CS && types[i - 1] == AN)))
            {
                types[i] = types[i - 1];
            }
        }

        for (var i = 0; i < types.Length;)
        {
            var after = EndOf(i, ET);
            if (after > i && ((i > 0 && types[i - 1] == EN) || (after < types.Length && types[after] == EN)))
            {
                Fill(i, after, EN);
            }

            i = Math.Max(after, i + 1);
        }

        var strong = start;
        for (var i = 0; i < types.Length; i++)
        {
            types[i] = types[i] switch
            {
                ES or ET or CS => ON,
                EN when strong == L => L,
                _ => types[i],
            };
            strong = types[i] is L or R ? types[i] : strong;
        }
    }

    // What the framework has for this is compiled anew for each type of value: the first text of a process would wait for it.
    private void Fill(int from, int to, BidiClass type)
    {
        for (var i = from; i < to; i++)
        {
            types[i] = type;
        }
    }

    private int EndOf(int from, BidiClass type)
    {
        while (from < types.Length && types[from] == type)
        {
            from++;
        }

        return from;
    }

    // N0.
    private void ResolveBrackets(ReadOnlySpan<int> codePoints, BidiClass[] original)
    {
        var closes = BracketPairs.Of(codePoints, indices, types);
        for (var open = 0; open < closes.Length; open++)
        {
            var close = closes[open];
            var inside = (BidiClass?)null;
            for (var i = open + 1; i < close && inside != Embedding; i++)
            {
                inside = Strong(types[i]) ?? inside;
            }

            if (inside is null)
            {
                continue;
            }

            var direction = inside == Embedding ? Embedding : StrongBefore(open) == inside ? inside.Value : Embedding;
            SetBracket(open, direction, original);
            SetBracket(close, direction, original);
        }
    }

    private BidiClass StrongBefore(int index)
    {
        for (var i = index - 1; i >= 0; i--)
        {
            if (Strong(types[i]) is { } strong)
            {
                return strong;
            }
        }

        return start;
    }

    private void SetBracket(int index, BidiClass direction, BidiClass[] original)
    {
        types[index] = direction;
        for (var i = index + 1; i < types.Length && original[indices[i]] == NSM; i++)
        {
            types[i] = direction;
        }
    }

    // N1 and N2.
    private void ResolveNeutrals()
    {
        for (var i = 0; i < types.Length;)
        {
            var after = i;
            while (after < types.Length && Strong(types[after]) is null)
            {
                after++;
            }

            var before = i == 0 ? start : Strong(types[i - 1]);
            var following = after == types.Length ? end : Strong(types[after]);
            Fill(i, after, before == following ? before!.Value : Embedding);
            i = after + 1;
        }
    }

    /// <summary>L or R, which numbers count as; null for neutrals.</summary>
    private static BidiClass? Strong(BidiClass type) => type switch { L => L, R or EN or AN => R, _ => null };
}
