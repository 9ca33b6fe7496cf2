using System.Collections.ObjectModel;

namespace Fair.Infra.Tests.Telemetry;

/// <summary>What was exported so far; read while more comes.</summary>
public sealed class Exported<T> : Collection<T>
{
    private readonly Lock gate = new();

    public IReadOnlyList<T> Copy()
    {
        lock (gate)
        {
            return [.. Items];
        }
    }

    protected override void InsertItem(int index, T item)
    {
        lock (gate)
        {
            base.InsertItem(Items.Count, item);
        }
    }
}
