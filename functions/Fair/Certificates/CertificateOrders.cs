using Fair.Desk;
using Fair.Editions;
using Fair.Storage;

namespace Fair.Certificates;

/// <summary>
/// Gives certificates their numbers. A page of wishes is one transaction: the counter, for each its place among those who
/// have one and its order. What is stored gets printed in the end, and what has one already is passed over.
/// </summary>
public sealed class CertificateOrders(FairTable table, CertificateQueue queue, CertificatePrinter printer, CertificateText text, Edition edition, TimeProvider clock)
{
    // Two rows each, the counter and the audit trail's.
    private const int PageSize = (Batch.MostActions - 2) / 2;

    private const int MostTries = 60;

    /// <summary>Orders what nobody has yet.</summary>
    /// <param name="wishes">One for each certificate.</param>
    /// <param name="by">The organiser.</param>
    /// <param name="subject">What the audit trail names: a path at the desk.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<Ordered> Order(IReadOnlyList<CertificateWish> wishes, string by, string subject, CancellationToken cancellationToken)
    {
        var unprintable = Unprintable(wishes).Select(one => one.Wish).ToHashSet();
        var printable = wishes.Where(wish => !unprintable.Contains(wish));
        var (count, before) = (0, 0);
        foreach (var page in printable.DistinctBy(wish => (wish.Kind, wish.For)).Chunk(PageSize))
        {
            var ordered = await OrderPage(page, by, subject, cancellationToken);
            count += ordered;
            before += page.Length - ordered;
        }

        return new(count, before, unprintable.Count);
    }

    /// <summary>Wishes with characters that no font has, and which: to be mended before anything is issued.</summary>
    public IReadOnlyList<(CertificateWish Wish, string Characters)> Unprintable(IEnumerable<CertificateWish> wishes) =>
    [
        .. wishes.Select(wish => (wish, string.Join(' ', printer.Missing(text.Of(wish, number: 1, CertificateCode.New(), clock.GetUtcNow()))))).Where(one => one.Item2.Length > 0),
    ];

    private async Task<int> OrderPage(IReadOnlyList<CertificateWish> wishes, string by, string subject, CancellationToken cancellationToken)
    {
        List<CertificateRow> orders = [];
        for (var tries = 0; tries < MostTries; tries++)
        {
            // Blindly at first: mostly nobody has one yet, and storage itself tells of those who do.
            var known = tries == 0 ? [] : await Task.WhenAll(wishes.Select(wish => table.Get<CertificateOfRow>(edition.Id, Keys.CertificateOf(wish.Kind, wish.For), cancellationToken)));
            if (orders.Exists(order => known.Any(row => row?.Order == Id(order))))
            {
                // It was stored, and the reply was lost.
                await queue.Send(edition.Id, orders.Select(Id), cancellationToken);
                return orders.Count;
            }

            var open = tries == 0 ? wishes : [.. wishes.Where((_, place) => known[place] is null)];
            if (open.Count == 0)
            {
                return 0;
            }

            var counter = await Counter(cancellationToken);
            orders = open.Select(wish => New(wish, ++counter.Last)).ToList();
            var batch = counter.ETag == default ? new Batch().Add(counter) : new Batch().Replace(counter);
            foreach (var order in orders)
            {
                batch.Add(order).Add(Marker(order));
            }

            batch.Add(AuditRow.For(edition.Id, clock.GetUtcNow(), by, Audited.CertificatesIssued, subject, $"{orders[0].NumberText} … {orders[^1].NumberText}"));
            if (await table.Submit(batch, cancellationToken) == Stored.Yes)
            {
                await queue.Send(edition.Id, orders.Select(Id), cancellationToken);
                return orders.Count;
            }

            // Some have one already, another organiser was faster, or the reply was lost: the next look tells.
            await Task.Delay(Random.Shared.Next(5, 40), cancellationToken);
        }

        throw new InvalidOperationException("The certificates' numbers kept changing under this order.");
    }

    /// <summary>The counter, to be raised and stored with what it numbers.</summary>
    internal async Task<CertificateCounterRow> Counter(CancellationToken cancellationToken) =>
        await table.Get<CertificateCounterRow>(edition.Id, Keys.CertificateCounter, cancellationToken) ?? new() { PartitionKey = edition.Id, RowKey = Keys.CertificateCounter };

    /// <summary>The order's id.</summary>
    internal static string Id(CertificateRow order) => order.RowKey[Keys.CertificateOrderPrefix.Length..];

    /// <summary>The row that says that somebody has it.</summary>
    internal static CertificateOfRow Marker(CertificateRow order) => new()
    {
        PartitionKey = order.PartitionKey,
        RowKey = Keys.CertificateOf(order.For.Split('|')[0], order.For.Split('|')[1]),
        Number = order.Number,
        Order = Id(order),
    };

    private CertificateRow New(CertificateWish wish, int number) => new()
    {
        PartitionKey = edition.Id,
        RowKey = Keys.CertificateOrder(Storage.Id.New(clock)),
        Number = number,
        Code = CertificateCode.New(),
        Name = wish.Name,
        Subject = CertificateRow.ToJson(wish.Subject),
        Language = wish.Language.Code,
        Email = wish.Email,
        For = $"{wish.Kind}|{wish.For}",
        IssuedAt = clock.GetUtcNow(),
    };
}
