using System.Globalization;
using System.Text;
using System.Text.Json;
using Azure.Storage.Queues.Models;
using Google.Protobuf;
using LocalHost.Rpc;

namespace LocalHost;

/// <summary>A queue message as what calls a function. All binding data is text or JSON, as from the Functions host.</summary>
internal static class QueueEvent
{
    private const string Source = "AzureStorageQueues";

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <exception cref="DecoderFallbackException">The function wants text, and the message is not of UTF-8.</exception>
    public static Trigger Create(QueueMessage message, FunctionBinding trigger)
    {
        var data = new Dictionary<string, TypedData>(StringComparer.OrdinalIgnoreCase);
        TypedData value;
        if (string.Equals(trigger.Text("dataType"), "binary", StringComparison.OrdinalIgnoreCase))
        {
            value = new() { Bytes = ByteString.CopyFrom(message.Body) };
        }
        else
        {
            var text = Utf8.GetString(message.Body);
            value = trigger.IsDeferred ? new() { ModelBindingData = Whole(message, text) } : Trigger.Text(text);
            AddProperties(data, text);
            data["QueueTrigger"] = Trigger.Text(text);
        }

        data["Id"] = Trigger.Text(message.MessageId);
        data["PopReceipt"] = Trigger.Text(message.PopReceipt);
        data["DequeueCount"] = Trigger.Text(message.DequeueCount.ToString(CultureInfo.InvariantCulture));
        data["InsertionTime"] = Trigger.Json(JsonSerializer.Serialize(message.InsertedOn));
        data["ExpirationTime"] = Trigger.Json(JsonSerializer.Serialize(message.ExpiresOn));
        data["NextVisibleTime"] = Trigger.Json(JsonSerializer.Serialize(message.NextVisibleOn));
        return new(value, data);
    }

    /// <summary>All of the message, for parameters that the worker's extension makes of it.</summary>
    private static ModelBindingData Whole(QueueMessage message, string text) => new()
    {
        Version = "1.0",
        Source = Source,
        ContentType = "application/json",
        Content = ByteString.CopyFrom(JsonSerializer.SerializeToUtf8Bytes(new
        {
            message.MessageId,
            message.PopReceipt,
            MessageText = text,
            message.DequeueCount,
            message.NextVisibleOn,
            message.InsertedOn,
            message.ExpiresOn,
        })),
    };

    /// <summary>The properties of a message that is a JSON object are binding data of their own.</summary>
    private static void AddProperties(Dictionary<string, TypedData> data, string text)
    {
        if (!text.AsSpan().TrimStart().StartsWith("{"))
        {
            return;
        }

        try
        {
            using var document = JsonDocument.Parse(text);
            foreach (var property in document.RootElement.EnumerateObject())
            {
                if (property.Value.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array or JsonValueKind.Null))
                {
                    data[property.Name] = Trigger.Text(property.Value.ToString());
                }
            }
        }
        catch (JsonException)
        {
            // Text like any other.
        }
    }
}
