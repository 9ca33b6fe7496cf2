using System.Globalization;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;

namespace LocalHost.Tests.Recording;

/// <summary>Reads an answer as the recording's client did: what was cut off is told as such, and nothing is mended.</summary>
internal sealed class RawAnswer(Socket socket, CancellationToken patience)
{
    private readonly byte[] buffer = new byte[65536];
    private int start;
    private int end;

    /// <summary>Adds status, headers and how the answer ended; returns the body, or null where there was no answer.</summary>
    public async Task<byte[]?> ReadAsync(string method, JsonObject seen)
    {
        try
        {
            string[] status;
            List<(string Name, string Value)> headers;
            do
            {
                status = (await LineAsync() ?? throw new EndOfStreamException()).Split(' ', 3);
                headers = await HeadersAsync();
            }
            while (status[1] == "100");

            seen["status"] = int.Parse(status[1], CultureInfo.InvariantCulture);
            seen["reason"] = status.Length > 2 ? status[2] : "";
            seen["version"] = status[0] == "HTTP/1.1" ? 11 : 10;
            seen["headers"] = new JsonArray([.. headers.Select(header => new JsonArray(header.Name, header.Value))]);
            return await BodyAsync(method, status[1], headers, seen);
        }
        catch (Exception exception) when (exception is SocketException or EndOfStreamException or IndexOutOfRangeException)
        {
            seen["failure"] = exception is SocketException { SocketErrorCode: SocketError.ConnectionReset } ? "ConnectionResetError" : exception.GetType().Name;
            return null;
        }
    }

    private static string? Value(List<(string Name, string Value)> headers, string name) =>
        headers.Where(header => header.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(header => header.Value).FirstOrDefault();

    private async Task<byte[]> BodyAsync(string method, string status, List<(string Name, string Value)> headers, JsonObject seen)
    {
        var isChunked = Value(headers, "Transfer-Encoding")?.Equals("chunked", StringComparison.OrdinalIgnoreCase) == true;
        long? length = isChunked || Value(headers, "Content-Length") is not { } text ? null : long.Parse(text, CultureInfo.InvariantCulture);
        if (method == "HEAD" || status is "204" or "304")
        {
            (isChunked, length) = (false, 0);
        }

        var isClosing = Value(headers, "Connection")?.Contains("close", StringComparison.OrdinalIgnoreCase) == true;
        seen["kept"] = !isClosing && (isChunked || length is not null);
        var body = new MemoryStream();
        var isWhole = isChunked ? await ChunksAsync(body) : await CopyAsync(body, length);
        if (!isWhole)
        {
            seen["bodyEnd"] = "cut short";
        }

        return body.ToArray();
    }

    private async Task<bool> ChunksAsync(MemoryStream body)
    {
        while (await LineAsync() is { } size)
        {
            var length = long.Parse(size, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            if (length == 0)
            {
                return await LineAsync() is not null;
            }

            if (!await CopyAsync(body, length) || await LineAsync() is null)
            {
                return false;
            }
        }

        return false;
    }

    /// <summary>Copies so many bytes, or all that come if there is no number; false if there were fewer.</summary>
    private async Task<bool> CopyAsync(MemoryStream body, long? length)
    {
        var left = length ?? long.MaxValue;
        while (left > 0)
        {
            if (start == end && !await FillAsync())
            {
                return length is null;
            }

            var taken = (int)Math.Min(left, end - start);
            body.Write(buffer, start, taken);
            start += taken;
            left -= taken;
        }

        return true;
    }

    private async Task<List<(string Name, string Value)>> HeadersAsync()
    {
        var headers = new List<(string, string)>();
        while (await LineAsync() is { Length: > 0 } line)
        {
            var colon = line.IndexOf(':');
            headers.Add((line[..colon], line[(colon + 1)..].Trim()));
        }

        return headers;
    }

    /// <summary>The next line without its end; null at the end of the connection.</summary>
    private async Task<string?> LineAsync()
    {
        var line = new StringBuilder();
        while (true)
        {
            if (start == end && !await FillAsync())
            {
                return null;
            }

            var c = (char)buffer[start++];
            if (c == '\n')
            {
                return line.ToString().TrimEnd('\r');
            }

            line.Append(c);
        }
    }

    private async Task<bool> FillAsync()
    {
        start = 0;
        end = await socket.ReceiveAsync(buffer, patience);
        return end > 0;
    }
}
