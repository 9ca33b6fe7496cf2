using System.Globalization;
using Typesetting.Bidi;
using Xunit;

namespace Typesetting.Tests.Bidi;

public sealed class ConformanceTests
{
    // One character of each class; BidiTest names classes only.
    private static readonly Dictionary<string, int> Examples = new()
    {
        ["L"] = 'a',
        ["R"] = 0x05D0,
        ["AL"] = 0x0628,
        ["EN"] = '1',
        ["ES"] = '+',
        ["ET"] = '%',
        ["AN"] = 0x0661,
        ["CS"] = ',',
        ["NSM"] = 0x0300,
        ["BN"] = 0x00AD,
        ["B"] = 0x2029,
        ["S"] = '\t',
        ["WS"] = ' ',
        ["ON"] = '!',
        ["LRE"] = 0x202A,
        ["LRO"] = 0x202D,
        ["RLE"] = 0x202B,
        ["RLO"] = 0x202E,
        ["PDF"] = 0x202C,
        ["LRI"] = 0x2066,
        ["RLI"] = 0x2067,
        ["FSI"] = 0x2068,
        ["PDI"] = 0x2069,
    };

    [Fact]
    public void Every_case_of_BidiTest_gives_its_levels_and_its_order()
    {
        var (levels, order, cases) = ("", "", 0);
        foreach (var line in Conformance.Lines("BidiTest.txt"))
        {
            if (line.StartsWith("@Levels:"))
            {
                levels = line["@Levels:".Length..].Trim();
            }
            else if (line.StartsWith("@Reorder:"))
            {
                order = line["@Reorder:".Length..].Trim();
            }
            else if (line[0] != '@')
            {
                var fields = line.Split(';');
                var codePoints = fields[0].Split(' ').Select(name => Examples[name]).ToArray();
                var bits = int.Parse(fields[1], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
                foreach (var direction in Directions(bits))
                {
                    Check(codePoints, direction, levels, order, line);
                    cases++;
                }
            }
        }

        Assert.Equal(770_241, cases);
    }

    [Fact]
    public void Every_case_of_BidiCharacterTest_gives_its_levels_and_its_order()
    {
        var cases = 0;
        foreach (var line in Conformance.Lines("BidiCharacterTest.txt"))
        {
            var fields = line.Split(';');
            var codePoints = fields[0].Split(' ').Select(code => int.Parse(code, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToArray();
            var direction = fields[1] switch { "0" => TextDirection.LeftToRight, "1" => TextDirection.RightToLeft, _ => TextDirection.Auto };
            var paragraph = Check(codePoints, direction, fields[3], fields[4], line);
            Assert.Equal(fields[2], $"{paragraph.Level}");
            cases++;
        }

        Assert.Equal(91_707, cases);
    }

    private static BidiParagraph Check(int[] codePoints, TextDirection direction, string levels, string order, string line)
    {
        var paragraph = BidiParagraph.Of(codePoints, direction);
        var lineLevels = VisualOrder.LineLevels(paragraph, 0, codePoints.Length);
        if (Conformance.Levels(lineLevels, codePoints) != levels || Conformance.Order(VisualOrder.Of(lineLevels), codePoints) != order)
        {
            Assert.Fail($"{line}, {direction}: levels {Conformance.Levels(lineLevels, codePoints)}, order {Conformance.Order(VisualOrder.Of(lineLevels), codePoints)}");
        }

        return paragraph;
    }

    private static IEnumerable<TextDirection> Directions(int bits)
    {
        if ((bits & 1) != 0)
        {
            yield return TextDirection.Auto;
        }

        if ((bits & 2) != 0)
        {
            yield return TextDirection.LeftToRight;
        }

        if ((bits & 4) != 0)
        {
            yield return TextDirection.RightToLeft;
        }
    }
}
