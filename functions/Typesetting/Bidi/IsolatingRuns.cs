using static Typesetting.Bidi.BidiClass;

namespace Typesetting.Bidi;

/// <summary>Rule X10: cuts a paragraph into isolating run sequences.</summary>
internal static class IsolatingRuns
{
    public static IEnumerable<IsolatingRun> Of(BidiClass[] classes, byte[] levels, int[] matching, byte paragraphLevel)
    {
        var kept = Enumerable.Range(0, classes.Length).Where(i => !BidiCharacters.IsRemoved(classes[i])).ToArray();
        var runs = LevelRuns(kept, levels);
        var runOf = new Dictionary<int, int>();
        for (var run = 0; run < runs.Count; run++)
        {
            runOf.Add(kept[runs[run].Start], run);
        }

        for (var run = 0; run < runs.Count; run++)
        {
            var first = kept[runs[run].Start];
            if (classes[first] == PDI && matching[first] >= 0)
            {
                continue;
            }

            var indices = new List<int>();
            var last = run;
            while (true)
            {
                indices.AddRange(kept.AsSpan(runs[last].Start, runs[last].Length));
                if (!BidiCharacters.IsIsolateInitiator(classes[indices[^1]]) || matching[indices[^1]] == classes.Length)
                {
                    break;
                }

                last = runOf[matching[indices[^1]]];
            }

            var level = levels[first];
            var before = runs[run].Start == 0 ? paragraphLevel : levels[kept[runs[run].Start - 1]];
            var end = runs[last].Start + runs[last].Length;
            var after = end == kept.Length || BidiCharacters.IsIsolateInitiator(classes[indices[^1]]) ? paragraphLevel : levels[kept[end]];
            yield return new([.. indices], level, Edge(level, before), Edge(level, after));
        }
    }

    private static BidiClass Edge(byte level, byte other) => (Math.Max(level, other) & 1) == 0 ? L : R;

    private static List<(int Start, int Length)> LevelRuns(int[] kept, byte[] levels)
    {
        var runs = new List<(int Start, int Length)>();
        for (var start = 0; start < kept.Length;)
        {
            var end = start + 1;
            while (end < kept.Length && levels[kept[end]] == levels[kept[start]])
            {
                end++;
            }

            runs.Add((start, end - start));
            start = end;
        }

        return runs;
    }
}
