using System.Text;
using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using Microsoft.Extensions.Logging;
using Platform.Editions;
using Platform.Records;

namespace Platform.Mail;

/// <summary>A queue message that failed too often, or that nobody can read, kept for the organisers.</summary>
public sealed class PoisonRow : Row
{
    public string Queue { get; set; } = "";

    /// <summary>The message's text; of one that can't be read what stood in the queue. At most <see cref="PoisonMessages.MaxText"/> characters.</summary>
    public string Message { get; set; } = "";

    /// <summary>Why it is here: one of <see cref="PoisonReason"/>; texts <c>poison.{reason}</c>.</summary>
    public string Reason { get; set; } = PoisonReason.Failed;

    public DateTimeOffset At { get; set; }

    /// <summary>Whether it may be put back: another message would only come here again.</summary>
    public bool CanBeReplayed() => Reason == PoisonReason.Failed;
}

/// <summary>Why a message was given up.</summary>
public static class PoisonReason
{
    /// <summary>Its function failed too often; the message itself is right.</summary>
    public const string Failed = "failed";

    /// <summary>It is no message of its queue.</summary>
    public const string Malformed = "malformed";

    /// <summary>It is not base64 of UTF-8, and so never reached a function.</summary>
    public const string Undecodable = "undecodable";
}

/// <summary>
/// Empties the poison queues into records that the desk shows. No function listens to them: the host could not decode for
/// it what it could not decode before, and such a message would stay there unseen.
/// </summary>
public sealed partial class PoisonMessages(
    [FromKeyedServices(PoisonMessages.Raw)] QueueServiceClient queues, IEnumerable<MessageQueue> watched, FairTable table, Edition edition, TimeProvider clock, ILogger<PoisonMessages> logger)
{
    /// <summary>The queues without an encoding: what stands in them as it stands.</summary>
    public const string Raw = "raw";

    /// <summary>So much of a message is kept; none of ours is as long.</summary>
    public const int MaxText = 16 * 1024;

    private const int AtOnce = 32;

    // What is more waits for the next run.
    private const int MaxRounds = 20;

    // Who records a message has it alone for so long; if that is interrupted, it comes again.
    private static readonly TimeSpan Hidden = TimeSpan.FromMinutes(2);

    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    /// <summary>Records all messages that are there. Each is deleted when its record is stored; again, it is the same record.</summary>
    public async Task RecordAsync(CancellationToken cancellationToken)
    {
        // One queue that fails keeps nobody from the others.
        await Task.WhenAll(watched.Select(queue => RecordAsync(queue, queues.GetQueueClient($"{queue.Name}-poison"), cancellationToken)));
    }

    private async Task RecordAsync(MessageQueue queue, QueueClient poison, CancellationToken cancellationToken)
    {
        for (var round = 0; round < MaxRounds; round++)
        {
            var messages = await ReceiveAsync(poison, cancellationToken);
            // Nor does one message that fails keep anybody from the others: it comes again.
            await Task.WhenAll(messages.Select(message => MoveAsync(queue, poison, message, cancellationToken)));
            if (messages.Length == 0)
            {
                return;
            }
        }
    }

    private static async Task<QueueMessage[]> ReceiveAsync(QueueClient poison, CancellationToken cancellationToken)
    {
        try
        {
            return await poison.ReceiveMessagesAsync(AtOnce, Hidden, cancellationToken);
        }
        catch (RequestFailedException exception) when (exception.Status == 404)
        {
            // There is no such queue yet.
            return [];
        }
    }

    private async Task MoveAsync(MessageQueue queue, QueueClient poison, QueueMessage message, CancellationToken cancellationToken)
    {
        await RecordAsync(queue, message, cancellationToken);
        try
        {
            await poison.DeleteMessageAsync(message.MessageId, message.PopReceipt, cancellationToken);
        }
        catch (RequestFailedException exception) when (exception.Status == 404)
        {
            // Another instance has deleted it after recording it, too.
        }
    }

    private async Task RecordAsync(MessageQueue queue, QueueMessage message, CancellationToken cancellationToken)
    {
        var raw = message.Body.ToString();
        var text = Decode(raw);
        var fault = text is null ? "it is not base64 of UTF-8" : queue.Fault(text) ?? (text.Length > MaxText ? "it is too long" : null);
        var reason = text is null ? PoisonReason.Undecodable : fault is null ? PoisonReason.Failed : PoisonReason.Malformed;
        LogPoison(queue.Name, message.MessageId, fault ?? "its function failed too often");
        await table.UpsertAsync(
            new PoisonRow { PartitionKey = edition.Id, RowKey = Keys.Poison(queue.Name, raw), Queue = queue.Name, Message = Keep(text ?? raw), Reason = reason, At = clock.GetUtcNow() },
            cancellationToken);
    }

    /// <summary>A message's text, or null where it has none.</summary>
    public static string? Decode(string raw)
    {
        try
        {
            return StrictUtf8.GetString(Convert.FromBase64String(raw));
        }
        catch (Exception exception) when (exception is FormatException or DecoderFallbackException)
        {
            return null;
        }
    }

    // Of a message that is right nothing is cut, and control characters are none of JSON's.
    private static string Keep(string text)
    {
        var max = text.Length <= MaxText ? text.Length : char.IsHighSurrogate(text[MaxText - 1]) ? MaxText - 1 : MaxText;
        return string.Concat(text.Take(max).Select(c => char.IsControl(c) && !char.IsWhiteSpace(c) ? '\uFFFD' : c));
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Message {MessageId} of queue {Queue} was given up and is kept for the organisers: {Reason}.")]
    private partial void LogPoison(string queue, string messageId, string reason);
}
