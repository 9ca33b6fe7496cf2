using System.Text.Json.Serialization;
using Azure.Storage.Queues;
using Microsoft.Extensions.Logging;
using Platform.Mail;
using Platform.Records;

namespace Fair.Certificates;

/// <summary>A message of the queue: which order to print. No personal data travels in it.</summary>
/// <param name="Edition">The partition.</param>
/// <param name="Order">The order's id.</param>
public sealed record CertificateQueued(string Edition, string Order) : IQueueMessage
{
    [JsonIgnore]
    public string? Fault => Edition.Length == 0 ? "Edition is empty" : !Id.IsValid(Order) ? "Order is no id of an order" : null;
}

/// <summary>The queue of certificates to issue: a message each.</summary>
public sealed partial class CertificateQueue(QueueServiceClient queues, ILogger<CertificateQueue> logger)
{
    public const string Name = "certificates";

    private const int AtOnce = 16;

    private readonly QueueClient queue = queues.GetQueueClient(Name);

    /// <summary>Queues what was stored. A failure here loses nothing, so it fails nothing: <see cref="RequeueCertificates"/> finds the order.</summary>
    public Task SendAsync(string edition, IEnumerable<string> orders, CancellationToken cancellationToken) => Parallel.ForEachAsync(
        orders, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken }, async (order, cancellation) =>
        {
            try
            {
                await queue.SendMessageAsync(BinaryData.FromObjectAsJson(new CertificateQueued(edition, order)), cancellationToken: cancellation);
            }
            catch (Exception exception) when (!cancellation.IsCancellationRequested)
            {
                LogNotQueued(exception, order);
            }
        });

    [LoggerMessage(Level = LogLevel.Warning, Message = "The certificate of order {Order} is stored and could not be queued; the timer will queue it.")]
    private partial void LogNotQueued(Exception exception, string order);
}
