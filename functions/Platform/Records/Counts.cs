namespace Platform.Records;

/// <summary>
/// How many there are of what, by names such as <c>application.state.accepted</c> or <c>attended.branding.woman</c>. Each
/// feature names its own; what is not named counts nothing.
/// </summary>
public sealed class Counts(IReadOnlyDictionary<string, int> start)
{
    private readonly SortedDictionary<string, int> numbers = new(start.ToDictionary(), StringComparer.Ordinal);

    public int this[string name] => numbers.GetValueOrDefault(name);

    public IReadOnlyDictionary<string, int> All => numbers;

    /// <summary>What a group counts: the names behind a prefix, with their numbers.</summary>
    public IEnumerable<(string Name, int Number)> Group(string prefix) =>
        numbers.Where(pair => pair.Key.StartsWith(prefix, StringComparison.Ordinal)).Select(pair => (pair.Key[prefix.Length..], pair.Value));

    public void Add(TallyRow tally)
    {
        foreach (var (name, delta) in tally.ReadDeltas())
        {
            if ((numbers[name] = numbers.GetValueOrDefault(name) + delta) == 0)
            {
                numbers.Remove(name);
            }
        }
    }
}
