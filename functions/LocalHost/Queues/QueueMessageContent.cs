namespace LocalHost;

/// <summary>Reads a message's content as host.json's messageEncoding says.</summary>
internal static class QueueMessageContent
{
    /// <exception cref="FormatException">It is not base64.</exception>
    public static BinaryData Decode(string body, bool isBase64) =>
        isBase64 ? new BinaryData(Convert.FromBase64String(body)) : new BinaryData(body);
}
