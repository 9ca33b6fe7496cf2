using Platform.Editions;
using Platform.Records;

namespace Fair.Certificates;

/// <summary>
/// Gives certificates their numbers. A page of requests is one transaction: the counter, for each its place among those who
/// have one and its order. What is stored gets printed in the end, and what has one already is passed over.
/// </summary>
public sealed class CertificateOrders(FairTable table, CertificateQueue queue, CertificatePrinter printer, CertificateText text, Edition edition, TimeProvider clock)
{
    // Two rows each, the counter and the audit trail's.
    private const int PageSize = (TableTransaction.MaxActions - 2) / 2;

    private const int MaxTries = 60;

    /// <summary>Orders what nobody has yet.</summary>
    /// <param name="requests">One for each certificate.</param>
    /// <param name="by">The organiser.</param>
    /// <param name="subject">What the audit trail names: a path at the desk.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<Ordered> OrderAsync(IReadOnlyList<CertificateRequest> requests, string by, string subject, CancellationToken cancellationToken)
    {
        var unprintable = Unprintable(requests).Select(one => one.Wish).ToHashSet();
        var printable = requests.Where(request => !unprintable.Contains(request));
        var (count, before) = (0, 0);
        foreach (var page in printable.DistinctBy(request => (request.Kind, request.For)).Chunk(PageSize))
        {
            var ordered = await OrderPageAsync(page, by, subject, cancellationToken);
            count += ordered;
            before += page.Length - ordered;
        }

        return new(count, before, unprintable.Count);
    }

    /// <summary>Wishes with characters that no font has, and which: to be mended before anything is issued.</summary>
    public IReadOnlyList<(CertificateRequest Wish, string Characters)> Unprintable(IEnumerable<CertificateRequest> requests) =>
    [
        .. requests.Select(request => (request, string.Join(' ', printer.Missing(text.Compose(request, number: 1, CertificateCode.New(), clock.GetUtcNow()))))).Where(one => one.Item2.Length > 0),
    ];

    private async Task<int> OrderPageAsync(IReadOnlyList<CertificateRequest> requests, string by, string subject, CancellationToken cancellationToken)
    {
        List<CertificateRow> orders = [];
        for (var tries = 0; tries < MaxTries; tries++)
        {
            // Blindly at first: mostly nobody has one yet, and storage itself tells of those who do.
            var known = tries == 0 ? [] : await Task.WhenAll(requests.Select(request => table.GetAsync<CertificateOfRow>(edition.Id, CertificateKeys.CertificateOf(request.Kind, request.For), cancellationToken)));
            if (orders.Exists(order => known.Any(row => row?.Order == Id(order))))
            {
                // It was stored, and the reply was lost.
                await queue.SendAsync(edition.Id, orders.Select(Id), cancellationToken);
                return orders.Count;
            }

            var open = tries == 0 ? requests : [.. requests.Where((_, place) => known[place] is null)];
            if (open.Count == 0)
            {
                return 0;
            }

            var counter = await CounterAsync(cancellationToken);
            orders = open.Select(request => New(request, ++counter.Last)).ToList();
            var transaction = counter.ETag == default ? new TableTransaction().Add(counter) : new TableTransaction().Replace(counter);
            foreach (var order in orders)
            {
                transaction.Add(order).Add(Marker(order));
            }

            transaction.Add(AuditRow.Create(edition.Id, clock.GetUtcNow(), by, CertificateAudit.CertificatesIssued, subject, $"{orders[0].NumberText} … {orders[^1].NumberText}"));
            if (await table.CommitAsync(transaction, cancellationToken) == CommitResult.Committed)
            {
                await queue.SendAsync(edition.Id, orders.Select(Id), cancellationToken);
                return orders.Count;
            }

            // Some have one already, another organiser was faster, or the reply was lost: the next look tells.
            await Task.Delay(Random.Shared.Next(5, 40), cancellationToken);
        }

        throw new InvalidOperationException("The certificates' numbers kept changing under this order.");
    }

    /// <summary>The counter, to be raised and stored with what it numbers.</summary>
    internal async Task<CertificateCounterRow> CounterAsync(CancellationToken cancellationToken) =>
        await table.GetAsync<CertificateCounterRow>(edition.Id, CertificateKeys.CertificateCounter, cancellationToken) ?? new() { PartitionKey = edition.Id, RowKey = CertificateKeys.CertificateCounter };

    /// <summary>The order's id.</summary>
    internal static string Id(CertificateRow order) => order.RowKey[CertificateKeys.CertificateOrderPrefix.Length..];

    /// <summary>The row that says that somebody has it.</summary>
    internal static CertificateOfRow Marker(CertificateRow order) => new()
    {
        PartitionKey = order.PartitionKey,
        RowKey = CertificateKeys.CertificateOf(order.For.Split('|')[0], order.For.Split('|')[1]),
        Number = order.Number,
        Order = Id(order),
    };

    private CertificateRow New(CertificateRequest request, int number) => new()
    {
        PartitionKey = edition.Id,
        RowKey = CertificateKeys.CertificateOrder(Platform.Records.Id.New(clock)),
        Number = number,
        Code = CertificateCode.New(),
        Name = request.Name,
        Subject = CertificateRow.ToJson(request.Subject),
        Language = request.Language.Code,
        Email = request.Email,
        For = $"{request.Kind}|{request.For}",
        IssuedAt = clock.GetUtcNow(),
    };
}
