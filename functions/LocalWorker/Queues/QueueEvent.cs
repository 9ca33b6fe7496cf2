using System.Globalization;
using System.Text.Json;
using Azure.Storage.Queues.Models;

namespace LocalWorker;

/// <summary>A queue message as the event that calls a function. All binding data is text, as from the Functions host.</summary>
internal static class QueueEvent
{
    public static TriggerEvent Of(QueueMessage message, string text) => new(
        text,
        new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase)
        {
            ["QueueTrigger"] = text,
            ["Id"] = message.MessageId,
            ["PopReceipt"] = message.PopReceipt,
            ["DequeueCount"] = message.DequeueCount.ToString(CultureInfo.InvariantCulture),
            ["InsertionTime"] = JsonSerializer.Serialize(message.InsertedOn),
            ["ExpirationTime"] = JsonSerializer.Serialize(message.ExpiresOn),
            ["NextVisibleTime"] = JsonSerializer.Serialize(message.NextVisibleOn),
        });
}
