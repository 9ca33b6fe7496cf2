using Azure;
using Azure.Data.Tables;

namespace Platform.Records;

/// <summary>The one table of the fair. Keys are built in <see cref="Keys"/>.</summary>
public sealed class FairTable(TableClient table)
{
    public const string Name = "Fair";

    /// <summary>A point read; null where there is no such row.</summary>
    public async Task<TRow?> GetAsync<TRow>(string partition, string key, CancellationToken cancellationToken)
        where TRow : class, ITableEntity
    {
        var found = await table.GetEntityIfExistsAsync<TRow>(partition, key, cancellationToken: cancellationToken);
        return found.HasValue ? found.Value : null;
    }

    /// <summary>All that changes together. Nothing of it is stored unless all of it is.</summary>
    public async Task<CommitResult> CommitAsync(TableTransaction transaction, CancellationToken cancellationToken)
    {
        transaction.Check();
        try
        {
            var answer = await table.SubmitTransactionAsync(transaction.Actions, cancellationToken);
            for (var place = 0; place < transaction.Actions.Count; place++)
            {
                // So that a row can be changed again without being read again.
                transaction.Actions[place].Entity.ETag = answer.Value[place].Headers.ETag ?? default;
            }

            return CommitResult.Committed;
        }
        catch (RequestFailedException exception) when (exception.Status is 409)
        {
            return CommitResult.Exists;
        }
        catch (RequestFailedException exception) when (exception.Status is 412 or 404)
        {
            return CommitResult.Stale;
        }
    }

    /// <summary>Replaces one row that must be as it was read.</summary>
    public async Task<CommitResult> UpdateAsync<TRow>(TRow row, CancellationToken cancellationToken)
        where TRow : ITableEntity
    {
        MustNotBeAudit(row.RowKey);
        try
        {
            await table.UpdateEntityAsync(row, row.ETag, TableUpdateMode.Replace, cancellationToken);
            return CommitResult.Committed;
        }
        catch (RequestFailedException exception) when (exception.Status is 412 or 404)
        {
            return CommitResult.Stale;
        }
    }

    /// <summary>Writes one row over whatever stands there.</summary>
    public Task UpsertAsync<TRow>(TRow row, CancellationToken cancellationToken)
        where TRow : ITableEntity
    {
        MustNotBeAudit(row.RowKey);
        return table.UpsertEntityAsync(row, TableUpdateMode.Replace, cancellationToken);
    }

    /// <summary>Deletes rows, whatever they hold by now; those that have gone meanwhile are no obstacle to the others.</summary>
    public async Task DeleteAllAsync(string partition, IReadOnlyList<Row> rows, CancellationToken cancellationToken)
    {
        foreach (var page in rows.Chunk(TableTransaction.MaxActions))
        {
            var transaction = new TableTransaction();
            Array.ForEach(page, row => transaction.Delete(partition, row.RowKey));
            if (await CommitAsync(transaction, cancellationToken) != CommitResult.Committed)
            {
                await Task.WhenAll(page.Select(row => table.DeleteEntityAsync(partition, row.RowKey, ETag.All, cancellationToken)));
            }
        }
    }

    /// <summary>One page of the rows whose key begins with a prefix.</summary>
    /// <param name="partition">The edition.</param>
    /// <param name="prefix">What the keys begin with.</param>
    /// <param name="size">Rows on the page, at most 1,000.</param>
    /// <param name="after">The key that the page before ended with, or null for the first page.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<Slice<TRow>> ReadPageAsync<TRow>(string partition, string prefix, int size, string? after, CancellationToken cancellationToken)
        where TRow : class, ITableEntity
    {
        var from = after is not null && after.StartsWith(prefix, StringComparison.Ordinal) ? after : prefix;
        // One more than the page shows tells whether there is a next one.
        var pages = table.QueryAsync<TRow>(Within(partition, from, prefix), maxPerPage: Math.Min(size + 1, 1000), cancellationToken: cancellationToken);
        var rows = new List<TRow>(size + 1);
        await foreach (var page in pages.AsPages().WithCancellation(cancellationToken))
        {
            rows.AddRange(page.Values);
            if (rows.Count > size)
            {
                break;
            }
        }

        return new(rows.Take(size).ToList(), rows.Count > size ? rows[size - 1].RowKey : null);
    }

    /// <summary>
    /// The rows of a prefix with a property of some value, in capital or small letters. Storage reads all keys of the prefix for it: for what is asked
    /// rarely only, never for what people wait for.
    /// </summary>
    public async Task<IReadOnlyList<TRow>> FindByPropertyAsync<TRow>(string partition, string prefix, string property, string value, CancellationToken cancellationToken)
        where TRow : class, ITableEntity
    {
        var rows = new List<TRow>();
        // The storage compares letter by letter, and people write an address now this way, now that.
        await foreach (var entity in table.QueryAsync<TableEntity>(Within(partition, prefix, prefix), select: ["RowKey", property], cancellationToken: cancellationToken))
        {
            if (string.Equals(entity.GetString(property), value, StringComparison.OrdinalIgnoreCase) && await GetAsync<TRow>(partition, entity.RowKey, cancellationToken) is { } row)
            {
                rows.Add(row);
            }
        }

        return rows;
    }

    /// <summary>How many rows have a key that begins with a prefix; only their keys are read.</summary>
    public async Task<int> CountAsync(string partition, string prefix, CancellationToken cancellationToken)
    {
        var count = 0;
        var pages = table.QueryAsync<TableEntity>(Within(partition, prefix, prefix), maxPerPage: 1000, select: ["RowKey"], cancellationToken: cancellationToken);
        await foreach (var page in pages.AsPages().WithCancellation(cancellationToken))
        {
            count += page.Values.Count;
        }

        return count;
    }

    /// <summary>How many rows there are from the first of a prefix to a key, that one included; only their keys are read.</summary>
    public async Task<int> CountUpToAsync(string partition, string prefix, string last, CancellationToken cancellationToken)
    {
        var count = 0;
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {partition} and RowKey gt {prefix} and RowKey le {last}");
        await foreach (var page in table.QueryAsync<TableEntity>(filter, maxPerPage: 1000, select: ["RowKey"], cancellationToken: cancellationToken).AsPages().WithCancellation(cancellationToken))
        {
            count += page.Values.Count;
        }

        return count;
    }

    internal Task CreateAsync(CancellationToken cancellationToken) => table.CreateIfNotExistsAsync(cancellationToken);

    private static void MustNotBeAudit(string key)
    {
        if (TableTransaction.IsAudit(key))
        {
            throw new InvalidOperationException("The audit trail only grows.");
        }
    }

    // '~' sorts behind all that a key holds ('|', letters, digits, '-', '*').
    private static string Within(string partition, string after, string prefix) =>
        TableClient.CreateQueryFilter($"PartitionKey eq {partition} and RowKey gt {after} and RowKey lt {prefix + "~"}");
}

/// <summary>What became of a write.</summary>
public enum CommitResult
{
    Committed,

    /// <summary>A row that was to be added is there already (409). Nothing was stored.</summary>
    Exists,

    /// <summary>A row has changed or gone since it was read (412, 404). Nothing was stored.</summary>
    Stale,
}

/// <summary>One page of rows, and the key to go on from, or null at the end.</summary>
public sealed record Slice<TRow>(IReadOnlyList<TRow> Rows, string? Next);
