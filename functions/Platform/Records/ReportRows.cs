using System.Collections.Concurrent;
using Azure.Data.Tables;
using Platform.Editions;

namespace Platform.Records;

/// <summary>The rows that a report rests on: however many parts ask for a kind, it is read once.</summary>
public sealed class ReportRows(FairTable table, Edition edition)
{
    private const int PageSize = 999;

    private readonly ConcurrentDictionary<(Type Row, string Prefix), Task> kinds = new();

    /// <summary>All rows whose key begins with a prefix.</summary>
    public Task<List<TRow>> ReadAllAsync<TRow>(string prefix, CancellationToken cancellationToken)
        where TRow : class, ITableEntity => (Task<List<TRow>>)kinds.GetOrAdd((typeof(TRow), prefix), _ => ReadAsync<TRow>(prefix, cancellationToken));

    private async Task<List<TRow>> ReadAsync<TRow>(string prefix, CancellationToken cancellationToken)
        where TRow : class, ITableEntity
    {
        var rows = new List<TRow>();
        string? after = null;
        do
        {
            var page = await table.ReadPageAsync<TRow>(edition.Id, prefix, PageSize, after, cancellationToken);
            rows.AddRange(page.Rows);
            after = page.Next;
        }
        while (after is not null);
        return rows;
    }
}
