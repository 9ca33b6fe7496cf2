using Microsoft.Azure.Functions.Worker;
using Platform.Editions;
using Platform.Records;

namespace Fair.Certificates;

/// <summary>Queues orders that were stored and never queued, or whose message was lost. A message too many does no harm.</summary>
public sealed class RequeueCertificates(FairTable table, CertificateQueue queue, Edition edition, TimeProvider clock)
{
    /// <summary>How long an order may take before a second message is sent.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private const int PageSize = 900;

    [Function(nameof(RequeueCertificates))]
    public async Task RunAsync([TimerTrigger("30 */5 * * * *")] TimerInfo timer, CancellationToken cancellationToken)
    {
        string? after = null;
        do
        {
            var page = await table.ReadPageAsync<CertificateRow>(edition.Id, CertificateKeys.CertificateOrderPrefix, PageSize, after, cancellationToken);
            var late = page.Rows.Select(CertificateOrders.Id).Where(id => Id.Time(id) + Patience < clock.GetUtcNow());
            await queue.SendAsync(edition.Id, late, cancellationToken);
            after = page.Next;
        }
        while (after is not null);
    }
}
