using Platform.Editions;
using Platform.Records;

namespace Fair.Workshops;

/// <summary>
/// The workshops as pages show them: read from storage at most every four seconds, so that free seats are never older
/// than five, and brought up to date by this instance's own sign-ups in between.
/// </summary>
public sealed class Programme(FairTable table, Edition edition, TimeProvider clock) : IDisposable
{
    /// <summary>The most workshops of an edition.</summary>
    public const int Max = 500;

    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(4);

    private readonly SemaphoreSlim reading = new(1);

    private volatile Snapshot known = new(DateTimeOffset.MinValue, []);

    /// <summary>All workshops, by their start.</summary>
    public async ValueTask<IReadOnlyList<WorkshopRow>> ReadAllAsync(CancellationToken cancellationToken)
    {
        if (IsFresh(known))
        {
            return known.Workshops;
        }

        await reading.WaitAsync(cancellationToken);
        try
        {
            if (!IsFresh(known))
            {
                var now = clock.GetUtcNow();
                var slice = await table.ReadPageAsync<WorkshopRow>(edition.Id, WorkshopKeys.WorkshopPrefix, Max, null, cancellationToken);
                known = new(now, InOrder(slice.Rows));
            }

            return known.Workshops;
        }
        finally
        {
            reading.Release();
        }
    }

    /// <summary>A workshop by its id, or null.</summary>
    public async ValueTask<WorkshopRow?> FindAsync(string? id, CancellationToken cancellationToken) =>
        (await ReadAllAsync(cancellationToken)).FirstOrDefault(workshop => workshop.Id == id);

    /// <summary>The workshops of places that somebody holds.</summary>
    public async Task<IReadOnlyList<WorkshopRow>> FindAllAsync(IEnumerable<AgendaPlace> places, CancellationToken cancellationToken)
    {
        var ids = places.Select(place => place.Workshop).ToHashSet(StringComparer.Ordinal);
        return [.. (await ReadAllAsync(cancellationToken)).Where(workshop => ids.Contains(workshop.Id))];
    }

    /// <summary>A workshop as it was read last, and when; null if it was not.</summary>
    internal (WorkshopRow Workshop, DateTimeOffset ReadAt)? Shown(string id) =>
        known is var (readAt, workshops) && workshops.FirstOrDefault(workshop => workshop.Id == id) is { } workshopRow ? (workshopRow, readAt) : null;

    /// <summary>What to offer instead of a workshop: its topic's others with free seats, or if there is none, what else has some.</summary>
    public async Task<IReadOnlyList<WorkshopRow>> OthersAsync(WorkshopRow workshop, CancellationToken cancellationToken)
    {
        const int MaxShown = 3;
        var topic = workshop.ReadDetails().Topic;
        var open = (await ReadAllAsync(cancellationToken))
            .Where(other => other.Id != workshop.Id && other.Free > 0 && other.PhaseAt(clock.GetUtcNow(), edition) == SignUpPhase.Open)
            .ToList();
        var same = open.Where(other => other.ReadDetails().Topic == topic).ToList();
        return [.. (same.Count > 0 ? same : open).Take(MaxShown)];
    }

    /// <summary>Takes in a row as this instance has just stored it.</summary>
    public void Remember(WorkshopRow workshop)
    {
        lock (reading)
        {
            var (readAt, workshops) = known;
            known = new(readAt, InOrder(workshops.Where(other => other.Id != workshop.Id).Append(workshop)));
        }
    }

    public void Dispose() => reading.Dispose();

    private bool IsFresh(Snapshot snapshot) => clock.GetUtcNow() - snapshot.ReadAt is var age && age >= TimeSpan.Zero && age < Fresh;

    private static IReadOnlyList<WorkshopRow> InOrder(IEnumerable<WorkshopRow> workshops) =>
        [.. workshops.OrderBy(workshop => workshop.Starts).ThenBy(workshop => workshop.Id, StringComparer.Ordinal)];

    private sealed record Snapshot(DateTimeOffset ReadAt, IReadOnlyList<WorkshopRow> Workshops);
}
