using Platform.Editions;
using Platform.Records;

namespace Platform.Mail;

/// <summary>An address that no mail is sent to, and why.</summary>
public sealed class SuppressionRow : Row
{
    public string Address { get; set; } = "";

    /// <summary>One of <see cref="MailState"/>.</summary>
    public string Reason { get; set; } = "";

    public DateTimeOffset Since { get; set; }
}

/// <summary>
/// The suppressed addresses. The list is short; it is kept in memory for a minute, so that sending asks storage nothing
/// more. The provider refuses the same addresses by itself.
/// </summary>
public sealed class Suppressions(FairTable table, Edition edition, TimeProvider clock)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(1);

    private (DateTimeOffset ReadAt, HashSet<string> Keys) known = (DateTimeOffset.MinValue, []);

    public async ValueTask<bool> ContainsAsync(string address, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (now - known.ReadAt > Fresh || now < known.ReadAt)
        {
            var slice = await table.ReadPageAsync<SuppressionRow>(edition.Id, Keys.SuppressedPrefix, 10_000, null, cancellationToken);
            known = (now, slice.Rows.Select(row => row.RowKey).ToHashSet(StringComparer.Ordinal));
        }

        return known.Keys.Contains(Keys.Suppressed(address));
    }

    public Task AddAsync(string address, string reason, CancellationToken cancellationToken) => table.UpsertAsync(
        new SuppressionRow
        {
            PartitionKey = edition.Id,
            RowKey = Keys.Suppressed(address),
            Address = address,
            Reason = reason,
            Since = clock.GetUtcNow(),
        },
        cancellationToken);
}
