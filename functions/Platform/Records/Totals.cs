using Platform.Editions;

namespace Platform.Records;

/// <summary>Reads the counts, exactly as they are: what was folded and what was not yet.</summary>
public sealed class Totals(FairTable table, Edition edition)
{
    // A fold takes so many tallies and the row that they are added to.
    private const int FoldSize = TableTransaction.MaxActions - 1;

    private const int PageSize = 999;
    private const int MaxTries = 20;

    /// <summary>The counts as of now, in three storage calls while the timer keeps up.</summary>
    public async Task<Counts> ReadAsync(CancellationToken cancellationToken)
    {
        for (var tries = 0; tries < MaxTries; tries++)
        {
            var before = await FoldedAsync(cancellationToken);
            var counts = before?.Read() ?? new(new Dictionary<string, int>());
            string? after = null;
            do
            {
                var page = await table.ReadPageAsync<TallyRow>(edition.Id, Keys.TallyPrefix, PageSize, after, cancellationToken);
                foreach (var tally in page.Rows)
                {
                    counts.Add(tally);
                }

                after = page.Next;
            }
            while (after is not null);

            // Between the two looks tallies may have been folded, and then stand in neither or in both.
            if ((await FoldedAsync(cancellationToken))?.ETag == before?.ETag)
            {
                return counts;
            }
        }

        throw new InvalidOperationException("The totals kept changing while they were read.");
    }

    /// <summary>Adds tallies to the totals, and takes them away in the same transaction, until none is left.</summary>
    public async Task FoldAsync(CancellationToken cancellationToken)
    {
        while (await table.ReadPageAsync<TallyRow>(edition.Id, Keys.TallyPrefix, FoldSize, null, cancellationToken) is { Rows.Count: > 0 } page)
        {
            var row = await FoldedAsync(cancellationToken);
            var totals = row ?? new() { PartitionKey = edition.Id, RowKey = Keys.Totals };
            var counts = totals.Read();
            var transaction = new TableTransaction();
            foreach (var tally in page.Rows)
            {
                counts.Add(tally);
                transaction.Delete(tally);
            }

            totals.Write(counts);
            // Whatever became of it, the next look tells: a fold that met another one changes nothing.
            await table.CommitAsync(row is null ? transaction.Add(totals) : transaction.Replace(totals), cancellationToken);
        }
    }

    private Task<TotalsRow?> FoldedAsync(CancellationToken cancellationToken) => table.GetAsync<TotalsRow>(edition.Id, Keys.Totals, cancellationToken);
}
