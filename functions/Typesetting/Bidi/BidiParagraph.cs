using static Typesetting.Bidi.BidiClass;

namespace Typesetting.Bidi;

/// <summary>
/// The Unicode Bidirectional Algorithm (UAX #9) for one paragraph: which level each of its characters has. Rule numbers stand
/// where they are carried out: P and X here, W, N and I in <see cref="IsolatingRun"/>, L in <see cref="VisualOrder"/>.
/// Characters that rule X9 removes have the level of the one before them, as section 5.2 has it.
/// </summary>
public sealed class BidiParagraph
{
    private const int MaxDepth = 125;

    private readonly BidiClass[] classes;
    private readonly int[] matching;
    private readonly byte[] levels;

    private BidiParagraph(ReadOnlySpan<int> codePoints, TextDirection direction)
    {
        OriginalClasses = new BidiClass[codePoints.Length];
        for (var i = 0; i < codePoints.Length; i++)
        {
            OriginalClasses[i] = BidiCharacters.ClassOf(codePoints[i]);
        }

        classes = (BidiClass[])OriginalClasses.Clone();
        levels = new byte[codePoints.Length];
        matching = MatchIsolates();
        Level = direction switch
        {
            TextDirection.LeftToRight => 0,
            TextDirection.RightToLeft => 1,
            _ => FirstStrong(0, codePoints.Length),
        };
    }

    /// <summary>0 if it runs left to right, 1 if right to left.</summary>
    public byte Level { get; }

    /// <summary>The level of each code point; odd ones run right to left. Rule L1 is not applied yet: it needs lines.</summary>
    public ReadOnlySpan<byte> Levels => levels;

    internal BidiClass[] OriginalClasses { get; }

    public static BidiParagraph Of(ReadOnlySpan<int> codePoints, TextDirection direction)
    {
        var paragraph = new BidiParagraph(codePoints, direction);
        paragraph.ResolveExplicit();
        // All of them first: resolving one changes levels that cut the others.
        var runs = IsolatingRuns.Of(paragraph.OriginalClasses, paragraph.levels, paragraph.matching, paragraph.Level).ToArray();
        foreach (var run in runs)
        {
            run.Resolve(codePoints, paragraph.OriginalClasses, paragraph.classes, paragraph.levels);
        }

        paragraph.FillRemoved();
        return paragraph;
    }

    // BD9: for an isolate initiator, where its PDI is, or the end; for a PDI, where its initiator is, or -1.
    private int[] MatchIsolates()
    {
        var matches = new int[classes.Length];
        var open = new List<int>();
        for (var i = 0; i < classes.Length; i++)
        {
            if (BidiCharacters.IsIsolateInitiator(classes[i]))
            {
                matches[i] = classes.Length;
                open.Add(i);
            }
            else if (classes[i] == PDI)
            {
                matches[i] = open.Count > 0 ? open[^1] : -1;
                if (open.Count > 0)
                {
                    matches[open[^1]] = i;
                    open.RemoveAt(open.Count - 1);
                }
            }
        }

        return matches;
    }

    // P2 and P3.
    private byte FirstStrong(int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            if (OriginalClasses[i] is L or R or AL)
            {
                return OriginalClasses[i] == L ? (byte)0 : (byte)1;
            }

            if (BidiCharacters.IsIsolateInitiator(OriginalClasses[i]))
            {
                i = matching[i];
            }
        }

        return 0;
    }

    // X1 to X8. ON stands for "no override".
    private void ResolveExplicit()
    {
        var stack = new Stack<Status>();
        stack.Push(new(Level, ON, false));
        var (overflowIsolates, overflowEmbeddings, validIsolates) = (0, 0, 0);
        for (var i = 0; i < classes.Length; i++)
        {
            var original = OriginalClasses[i];
            switch (original)
            {
                case RLE or LRE or RLO or LRO: // X2 to X5
                    levels[i] = stack.Peek().Level;
                    if (Next(stack.Peek().Level, original is RLE or RLO) is { } embedded && overflowIsolates == 0 && overflowEmbeddings == 0)
                    {
                        stack.Push(new(embedded, original switch { RLO => R, LRO => L, _ => ON }, false));
                    }
                    else if (overflowIsolates == 0)
                    {
                        overflowEmbeddings++;
                    }

                    break;
                case RLI or LRI or FSI: // X5a to X5c
                    Place(i, stack.Peek());
                    var rightToLeft = original == RLI || (original == FSI && FirstStrong(i + 1, matching[i]) == 1);
                    if (Next(stack.Peek().Level, rightToLeft) is { } isolated && overflowIsolates == 0 && overflowEmbeddings == 0)
                    {
                        validIsolates++;
                        stack.Push(new(isolated, ON, true));
                    }
                    else
                    {
                        overflowIsolates++;
                    }

                    break;
                case PDI: // X6a
                    if (overflowIsolates > 0)
                    {
                        overflowIsolates--;
                    }
                    else if (validIsolates > 0)
                    {
                        overflowEmbeddings = 0;
                        while (!stack.Pop().Isolate)
                        {
                        }

                        validIsolates--;
                    }

                    Place(i, stack.Peek());
                    break;
                case PDF: // X7
                    if (overflowIsolates == 0 && overflowEmbeddings > 0)
                    {
                        overflowEmbeddings--;
                    }
                    else if (overflowIsolates == 0 && !stack.Peek().Isolate && stack.Count > 1)
                    {
                        stack.Pop();
                    }

                    break;
                case B: // X8
                    levels[i] = Level;
                    break;
                case BN:
                    break;
                default: // X6
                    Place(i, stack.Peek());
                    break;
            }
        }
    }

    private void Place(int index, Status status)
    {
        levels[index] = status.Level;
        if (status.Override != ON)
        {
            classes[index] = status.Override;
        }
    }

    private static byte? Next(byte level, bool rightToLeft)
    {
        var next = rightToLeft ? (level + 1) | 1 : (level + 2) & ~1;
        return next <= MaxDepth ? (byte)next : null;
    }

    private void FillRemoved()
    {
        for (var i = 0; i < levels.Length; i++)
        {
            if (BidiCharacters.IsRemoved(OriginalClasses[i]))
            {
                levels[i] = i == 0 ? Level : levels[i - 1];
            }
        }
    }

    private sealed record Status(byte Level, BidiClass Override, bool Isolate);
}
