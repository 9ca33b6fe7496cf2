using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using LocalHost.Rpc;
using Microsoft.Extensions.Logging;

namespace LocalHost;

/// <summary>
/// Calls a function with a message and settles the message: deleted when the function has returned; hidden for the
/// visibility timeout when it has failed, and moved to <c>&lt;queue&gt;-poison</c> when it has failed too often.
/// </summary>
internal sealed partial class QueueMessageHandler(
    FunctionInfo function,
    WorkerChannel channel,
    QueueClient poison,
    QueueOptions options,
    ILogger logger)
{
    public async Task HandleAsync(QueueClient queue, QueueMessage message, CancellationToken aborting)
    {
        try
        {
            if (message.DequeueCount > options.MaxDequeueCount)
            {
                await PoisonAsync(queue, message);
            }
            else if (await SucceedsAsync(message, aborting))
            {
                await queue.DeleteMessageAsync(message.MessageId, message.PopReceipt, CancellationToken.None);
            }
            else if (message.DequeueCount == options.MaxDequeueCount)
            {
                await PoisonAsync(queue, message);
            }
            else
            {
                await queue.UpdateMessageAsync(
                    message.MessageId, message.PopReceipt, (BinaryData?)null, options.VisibilityTimeout, CancellationToken.None);
            }
        }
        catch (RequestFailedException exception)
        {
            // It becomes visible again by itself, and is tried again.
            LogNotSettled(logger, exception, message.MessageId, queue.Name);
        }
    }

    private async Task<bool> SucceedsAsync(QueueMessage message, CancellationToken aborting)
    {
        // What the function starts must not go on waiting for the listener's own work.
        await Task.Yield();
        try
        {
            var content = QueueMessageContent.Decode(message.Body.ToString(), options.IsBase64);
            await channel.InvokeAsync(function, Guid.CreateVersion7().ToString(), QueueEvent.Of(message, content, function.Trigger), aborting);
            return true;
        }
        catch (Exception exception)
        {
            LogFailed(logger, exception, function.Name, message.DequeueCount, options.MaxDequeueCount);
            return false;
        }
    }

    private async Task PoisonAsync(QueueClient queue, QueueMessage message)
    {
        await poison.CreateIfNotExistsAsync(cancellationToken: CancellationToken.None);
        await poison.SendMessageAsync(message.Body, cancellationToken: CancellationToken.None);
        await queue.DeleteMessageAsync(message.MessageId, message.PopReceipt, CancellationToken.None);
        LogPoisoned(logger, message.MessageId, options.MaxDequeueCount, poison.Name);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Function} failed, at the message's delivery {Count} of {MaxCount}")]
    private static partial void LogFailed(ILogger logger, Exception exception, string function, long count, int maxCount);

    [LoggerMessage(Level = LogLevel.Error, Message = "Message {Id} has reached MaxDequeueCount of {MaxCount}; it is in {Poison}")]
    private static partial void LogPoisoned(ILogger logger, string id, int maxCount, string poison);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Message {Id} of {Queue} could not be settled and will come again")]
    private static partial void LogNotSettled(ILogger logger, Exception exception, string id, string queue);
}
