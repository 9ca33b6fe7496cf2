using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using Microsoft.Extensions.Logging;

namespace LocalHost;

/// <summary>Fetches the messages of one queue and has each of them handled. A queue that does not exist is an empty one.</summary>
internal sealed partial class QueueListener(QueueClient queue, QueueMessageHandler handler, QueueOptions options, ILogger logger)
{
    // A message in work is hidden for as long as the Functions host hides it.
    private static readonly TimeSpan HiddenInWork = TimeSpan.FromMinutes(10);

    private readonly PollingInterval interval = new(options.MaxPollingInterval);
    private readonly HashSet<Task> inWork = [];

    /// <summary>Listens until it is told to stop, then lets what is in work end.</summary>
    /// <param name="stopping">No more messages are fetched.</param>
    /// <param name="aborting">Functions in work are told to give up.</param>
    public async Task RunAsync(CancellationToken stopping, CancellationToken aborting)
    {
        try
        {
            // In Azure it is the host that looks into queues; here it is not to slow the first page.
            await Task.Delay(interval.Next(), stopping);
            while (!stopping.IsCancellationRequested)
            {
                var messages = await FetchAsync(stopping);
                foreach (var message in messages)
                {
                    inWork.Add(handler.HandleAsync(queue, message, aborting));
                }

                await (messages.Length == 0 ? Task.Delay(interval.Next(), stopping) : RoomForNextBatchAsync(stopping));
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The end of listening.
        }

        await Task.WhenAll(inWork);
    }

    private async Task<QueueMessage[]> FetchAsync(CancellationToken stopping)
    {
        try
        {
            QueueMessage[] messages = await queue.ReceiveMessagesAsync(options.BatchSize, HiddenInWork, stopping);
            if (messages.Length > 0)
            {
                interval.Reset();
            }

            return messages;
        }
        catch (RequestFailedException exception)
        {
            if (exception.ErrorCode != QueueErrorCode.QueueNotFound)
            {
                LogCannotFetch(logger, exception, queue.Name);
            }

            return [];
        }
    }

    private async Task RoomForNextBatchAsync(CancellationToken stopping)
    {
        inWork.RemoveWhere(task => task.IsCompleted);
        while (inWork.Count > options.NewBatchThreshold)
        {
            await Task.WhenAny(inWork).WaitAsync(stopping);
            inWork.RemoveWhere(task => task.IsCompleted);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The queue {Queue} cannot be read; trying again")]
    private static partial void LogCannotFetch(ILogger logger, Exception exception, string queue);
}
