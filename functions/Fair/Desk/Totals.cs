using Fair.Editions;
using Fair.Storage;

namespace Fair.Desk;

/// <summary>Reads the counts, exactly as they are: what was folded and what was not yet.</summary>
public sealed class Totals(FairTable table, Edition edition)
{
    // A fold takes so many tallies and the row that they are added to.
    private const int FoldSize = Batch.MostActions - 1;

    private const int PageSize = 999;
    private const int MostTries = 20;

    /// <summary>The counts as of now, in three storage calls while the timer keeps up.</summary>
    public async Task<Counts> Read(CancellationToken cancellationToken)
    {
        for (var tries = 0; tries < MostTries; tries++)
        {
            var before = await Folded(cancellationToken);
            var counts = before?.Read() ?? new(new Dictionary<string, int>());
            string? after = null;
            do
            {
                var page = await table.Read<TallyRow>(edition.Id, Keys.TallyPrefix, PageSize, after, cancellationToken);
                foreach (var tally in page.Rows)
                {
                    counts.Add(tally);
                }

                after = page.Next;
            }
            while (after is not null);

            // Between the two looks tallies may have been folded, and then stand in neither or in both.
            if ((await Folded(cancellationToken))?.ETag == before?.ETag)
            {
                return counts;
            }
        }

        throw new InvalidOperationException("The totals kept changing while they were read.");
    }

    /// <summary>Adds tallies to the totals, and takes them away in the same transaction, until none is left.</summary>
    public async Task Fold(CancellationToken cancellationToken)
    {
        while (await table.Read<TallyRow>(edition.Id, Keys.TallyPrefix, FoldSize, null, cancellationToken) is { Rows.Count: > 0 } page)
        {
            var row = await Folded(cancellationToken);
            var totals = row ?? new() { PartitionKey = edition.Id, RowKey = Keys.Totals };
            var counts = totals.Read();
            var batch = new Batch();
            foreach (var tally in page.Rows)
            {
                counts.Add(tally);
                batch.Delete(tally);
            }

            totals.Write(counts);
            // Whatever became of it, the next look tells: a fold that met another one changes nothing.
            await table.Submit(row is null ? batch.Add(totals) : batch.Replace(totals), cancellationToken);
        }
    }

    private Task<TotalsRow?> Folded(CancellationToken cancellationToken) => table.Get<TotalsRow>(edition.Id, Keys.Totals, cancellationToken);
}
