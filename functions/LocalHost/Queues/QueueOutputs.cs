using System.Text.Json;
using Azure.Storage.Queues;
using LocalHost.Rpc;
using Microsoft.Extensions.Configuration;

namespace LocalHost;

/// <summary>Sends what functions put out to queues: a text or the bytes as one message, each element of a list as one of its own.</summary>
internal sealed class QueueOutputs(IConfiguration configuration, HostQueuesOptions options)
{
    private const string Return = "$return";

    public async Task SendAsync(FunctionInfo function, InvocationResponse response)
    {
        foreach (var binding in function.Bindings.Where(binding => binding.Is("queue") && !binding.IsInput))
        {
            var value = binding.Name == Return && response.ReturnValue is { } returned
                ? returned
                : response.OutputData.FirstOrDefault(output => output.Name == binding.Name)?.Data;
            var messages = MessagesOf(value).ToList();
            if (messages.Count == 0)
            {
                continue;
            }

            var queue = new QueueClient(
                QueueConnection.ConnectionString(binding, configuration),
                QueueConnection.QueueName(binding, configuration),
                new QueueClientOptions { MessageEncoding = options.Value.MessageEncoding });
            await queue.CreateIfNotExistsAsync();
            foreach (var message in messages)
            {
                await queue.SendMessageAsync(message);
            }
        }
    }

    private static IEnumerable<BinaryData> MessagesOf(TypedData? value) => value?.DataCase switch
    {
        TypedData.DataOneofCase.String => [BinaryData.FromString(value.String)],
        TypedData.DataOneofCase.Bytes => [BinaryData.FromBytes(value.Bytes.ToByteArray())],
        TypedData.DataOneofCase.CollectionString => value.CollectionString.String.Select(BinaryData.FromString),
        TypedData.DataOneofCase.Json => Elements(value.Json),
        _ => [],
    };

    private static List<BinaryData> Elements(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.ValueKind switch
        {
            JsonValueKind.Null => [],
            JsonValueKind.Array => [.. document.RootElement.EnumerateArray().Select(element => BinaryData.FromString(element.ToString()))],
            _ => [BinaryData.FromString(json)],
        };
    }
}
