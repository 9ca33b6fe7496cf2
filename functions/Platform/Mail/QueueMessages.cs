using System.Text.Json;

namespace Platform.Mail;

/// <summary>A message that can be checked further than by its members' types.</summary>
public interface IQueueMessage
{
    /// <summary>What is wrong with it, without any of its content; null if nothing is.</summary>
    string? Fault { get; }
}

/// <summary>A queue of the application, and what its messages look like.</summary>
/// <param name="Name">The queue's name.</param>
/// <param name="Fault">What is wrong with a message's text, without any of it; null if nothing is.</param>
public sealed record MessageQueue(string Name, Func<string, string?> Fault)
{
    /// <summary>A queue whose messages are of one type.</summary>
    public static MessageQueue For<TMessage>(string name)
        where TMessage : class, IQueueMessage => new(name, text => QueueMessages.Parse<TMessage>(text).Fault);
}

/// <summary>A message that is none of its queue's: no try will help.</summary>
public sealed class MalformedMessageException(string message) : Exception(message);

/// <summary>
/// Reads queue messages. Functions take their text and read it here, not a type that the worker fills: whatever stood in
/// the queue would be one, with members that are null.
/// </summary>
public static class QueueMessages
{
    private static readonly JsonSerializerOptions Strict = new() { RespectRequiredConstructorParameters = true, RespectNullableAnnotations = true, MaxDepth = 8 };

    /// <summary>The message.</summary>
    /// <exception cref="MalformedMessageException">It is none of this type; why is told without its content, since logs take it.</exception>
    public static TMessage Read<TMessage>(string queue, string text)
        where TMessage : class, IQueueMessage
    {
        var (message, fault) = Parse<TMessage>(text);
        return message is null || fault is not null ? throw new MalformedMessageException($"A message of the queue {queue} is no {typeof(TMessage).Name}: {fault}.") : message;
    }

    internal static (TMessage? Message, string? Fault) Parse<TMessage>(string text)
        where TMessage : class, IQueueMessage
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return (null, "it is empty");
        }

        try
        {
            var message = JsonSerializer.Deserialize<TMessage>(text, Strict);
            return (message, message is null ? "it is null" : message.Fault);
        }
        catch (JsonException) when (IsJson(text))
        {
            return (null, $"a member is missing or of another type ({string.Join(", ", typeof(TMessage).GetConstructors()[0].GetParameters().Select(parameter => parameter.Name))})");
        }
        catch (JsonException)
        {
            return (null, "it is no JSON");
        }
    }

    private static bool IsJson(string text)
    {
        try
        {
            JsonDocument.Parse(text).Dispose();
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
