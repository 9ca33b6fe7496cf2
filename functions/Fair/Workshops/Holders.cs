using System.Globalization;

namespace Fair.Workshops;

/// <summary>
/// How many seats of a workshop each organisation holds; kept in the workshop's row, so that one ETag guards both. An
/// organisation goes by several names: a sign-up that gives its application's number ties them together, and what was
/// counted under each of them counts as one from then on.
/// </summary>
internal sealed class Holders
{
    // A name's count, or the name that it counts under: "a1:2 b2=a1".
    private readonly SortedDictionary<string, int> seats = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, string> aliases = new(StringComparer.Ordinal);

    public static Holders Read(string text)
    {
        var holders = new Holders();
        foreach (var entry in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (entry.Split(':') is [var name, var count])
            {
                holders.seats[name] = int.Parse(count, CultureInfo.InvariantCulture);
            }
            else if (entry.Split('=') is [var alias, var root])
            {
                holders.aliases[alias] = root;
            }
        }

        return holders;
    }

    /// <summary>Whether an organisation, under all of its names, may have one more seat.</summary>
    public bool Permits(IEnumerable<string> organisation, int max) => organisation.Select(Root).Distinct().Sum(root => seats.GetValueOrDefault(root)) < max;

    public void Add(IReadOnlyList<string> organisation)
    {
        if (organisation.Count > 0)
        {
            seats[Tie(organisation)]++;
        }
    }

    public void GiveBack(IReadOnlyList<string> organisation)
    {
        if (organisation.Count == 0 || !seats.ContainsKey(Root(organisation[0])))
        {
            return;
        }

        var root = Root(organisation[0]);
        if (--seats[root] == 0)
        {
            seats.Remove(root);
            foreach (var alias in aliases.Where(pair => pair.Value == root).Select(pair => pair.Key).ToList())
            {
                aliases.Remove(alias);
            }
        }
    }

    public override string ToString() => string.Join(
        ' ', [.. seats.Select(pair => $"{pair.Key}:{pair.Value.ToString(CultureInfo.InvariantCulture)}"), .. aliases.Select(pair => $"{pair.Key}={pair.Value}")]);

    private string Root(string name) => aliases.GetValueOrDefault(name, name);

    /// <summary>The one name that an organisation counts under from now on.</summary>
    private string Tie(IReadOnlyList<string> organisation)
    {
        var root = Root(organisation[0]);
        seats.TryAdd(root, 0);
        foreach (var other in organisation.Select(Root).Where(other => other != root).Distinct().ToList())
        {
            if (seats.Remove(other, out var count))
            {
                seats[root] += count;
            }

            foreach (var alias in aliases.Where(pair => pair.Value == other).Select(pair => pair.Key).ToList())
            {
                aliases[alias] = root;
            }

            aliases[other] = root;
        }

        return root;
    }
}
