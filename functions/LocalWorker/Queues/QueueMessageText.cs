using System.Text;

namespace LocalWorker;

/// <summary>Reads a message's text as host.json's messageEncoding says.</summary>
internal static class QueueMessageText
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <exception cref="FormatException">It is not base64, or not of UTF-8.</exception>
    public static string Decode(string body, bool isBase64)
    {
        if (!isBase64)
        {
            return body;
        }

        try
        {
            return Utf8.GetString(Convert.FromBase64String(body));
        }
        catch (DecoderFallbackException exception)
        {
            throw new FormatException("The message is not of UTF-8.", exception);
        }
    }
}
