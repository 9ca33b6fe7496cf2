using static Typesetting.Bidi.BidiClass;

namespace Typesetting.Bidi;

/// <summary>Rule X10: cuts a paragraph into isolating run sequences.</summary>
internal static class IsolatingRuns
{
    public static IEnumerable<IsolatingRun> Of(BidiClass[] classes, byte[] levels, int[] matching, byte paragraphLevel)
    {
        var kept = new List<int>(classes.Length);
        for (var i = 0; i < classes.Length; i++)
        {
            if (!BidiCharacters.IsRemoved(classes[i]))
            {
                kept.Add(i);
            }
        }

        var runs = LevelRuns(kept, levels);
        var runOf = new int[classes.Length];
        for (var run = 0; run < runs.Count; run++)
        {
            runOf[kept[runs[run].Start]] = run;
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
                indices.AddRange(kept.GetRange(runs[last].Start, runs[last].Length));
                if (!BidiCharacters.IsIsolateInitiator(classes[indices[^1]]) || matching[indices[^1]] == classes.Length)
                {
                    break;
                }

                last = runOf[matching[indices[^1]]];
            }

            var level = levels[first];
            var before = runs[run].Start == 0 ? paragraphLevel : levels[kept[runs[run].Start - 1]];
            var end = runs[last].Start + runs[last].Length;
            var after = end == kept.Count || BidiCharacters.IsIsolateInitiator(classes[indices[^1]]) ? paragraphLevel : levels[kept[end]];
            yield return new([.. indices], level, Edge(level, before), Edge(level, after));
        }
    }

    private static BidiClass Edge(byte level, byte other) => (Math.Max(level, other) & 1) == 0 ? L : R;

    private static List<LevelRun> LevelRuns(List<int> kept, byte[] levels)
    {
        var runs = new List<LevelRun>();
        for (var start = 0; start < kept.Count;)
        {
            var end = start + 1;
            while (end < kept.Count && levels[kept[end]] == levels[kept[start]])
            {
                end++;
            }

            runs.Add(new(start, end - start));
            start = end;
        }

        return runs;
    }

    private sealed record LevelRun(int Start, int Length);
}
