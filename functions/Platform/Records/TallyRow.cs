using System.Text.Json;

namespace Platform.Records;

/// <summary>
/// What one change does to the counts that the desk shows. It is stored in the transaction of the change, under a key of
/// its own, so that counting makes nobody wait for anybody; a timer adds it to <see cref="TotalsRow"/>.
/// </summary>
public sealed class TallyRow : Row
{
    /// <summary>By how much each count changes, as JSON: <c>{"application.state.received":-1}</c>.</summary>
    public string Deltas { get; set; } = "{}";

    public IReadOnlyDictionary<string, int> ReadDeltas() => JsonSerializer.Deserialize<Dictionary<string, int>>(Deltas)!;

    /// <summary>The tally of a change from what was counted before to what is counted now; null if nothing is counted otherwise.</summary>
    public static TallyRow? Between(string edition, DateTimeOffset now, IEnumerable<string> before, IEnumerable<string> after)
    {
        var deltas = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var name in before)
        {
            deltas[name] = deltas.GetValueOrDefault(name) - 1;
        }

        foreach (var name in after)
        {
            deltas[name] = deltas.GetValueOrDefault(name) + 1;
        }

        var changed = deltas.Where(delta => delta.Value != 0).ToDictionary();
        return changed.Count == 0
            ? null
            : new() { PartitionKey = edition, RowKey = Keys.Tally(Id.New(now)), Deltas = JsonSerializer.Serialize(changed) };
    }
}
