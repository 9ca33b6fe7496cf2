using System.Globalization;
using System.Text;
using System.Text.Json;
using Azure.Storage.Queues.Models;
using Google.Protobuf;
using LocalHost.Rpc;

namespace LocalHost;

/// <summary>A queue message as what calls a function. All binding data is text, as from the Functions host.</summary>
internal static class QueueEvent
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <exception cref="DecoderFallbackException">The function wants text, and the message is not of UTF-8.</exception>
    public static Trigger Of(QueueMessage message, BinaryData content, FunctionBinding trigger)
    {
        var data = new Dictionary<string, TypedData>(StringComparer.OrdinalIgnoreCase);
        TypedData value;
        if (string.Equals(trigger.Text("dataType"), "binary", StringComparison.OrdinalIgnoreCase))
        {
            value = new() { Bytes = ByteString.CopyFrom(content) };
        }
        else
        {
            var text = Utf8.GetString(content);
            value = Trigger.Text(text);
            AddProperties(data, text);
            data["QueueTrigger"] = value;
        }

        data["Id"] = Trigger.Text(message.MessageId);
        data["PopReceipt"] = Trigger.Text(message.PopReceipt);
        data["DequeueCount"] = Trigger.Text(message.DequeueCount.ToString(CultureInfo.InvariantCulture));
        data["InsertionTime"] = Trigger.Json(JsonSerializer.Serialize(message.InsertedOn));
        data["ExpirationTime"] = Trigger.Json(JsonSerializer.Serialize(message.ExpiresOn));
        data["NextVisibleTime"] = Trigger.Json(JsonSerializer.Serialize(message.NextVisibleOn));
        return new(value, data);
    }

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
