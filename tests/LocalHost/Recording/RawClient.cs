using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;

namespace LocalHost.Tests.Recording;

/// <summary>
/// Sends a request as it is written, wrong ones too, and tells what came back in the words of the recording. No HTTP client
/// does that: each would mend or refuse.
/// </summary>
internal sealed class RawClient(IPEndPoint host) : IDisposable
{
    private const int BlockBytes = 65536;
    private static readonly TimeSpan ContinueWithin = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan AnswerWithin = TimeSpan.FromSeconds(40);

    private readonly Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };

    /// <summary>What was seen; the body of the answer is apart, since it is still to be cleaned.</summary>
    public async Task<(JsonObject Seen, byte[]? Body)> SendAsync(RecordedRequest request, string authority)
    {
        using var patience = new CancellationTokenSource(AnswerWithin);
        await socket.ConnectAsync(host, patience.Token);
        await SendAllAsync(Encoding.Latin1.GetBytes(Head(request, authority)), patience.Token);
        var seen = new JsonObject();
        if (request.Expects)
        {
            seen["beforeBody"] = await FirstLineAsync();
        }

        if (!request.Expects || seen["beforeBody"]!.GetValue<string>().StartsWith("HTTP/1.1 100", StringComparison.Ordinal))
        {
            try
            {
                await SendBodyAsync(request, patience.Token);
            }
            catch (SocketException)
            {
                // Answered before the whole body was sent, which is a matter of luck.
            }
        }

        if (request.Leaves is { } seconds)
        {
            await Task.Delay(TimeSpan.FromSeconds(seconds), patience.Token);
            socket.Close();
            seen["left"] = true;
            return (seen, null);
        }

        return (seen, await new RawAnswer(socket, patience.Token).ReadAsync(request.Method, seen));
    }

    public void Dispose() => socket.Dispose();

    private static string Head(RecordedRequest request, string authority)
    {
        var head = new StringBuilder($"{request.Method} {request.Target} {request.Version}\r\n");
        if (request.HasHost && !request.Headers.Any(header => header.Name.Equals("Host", StringComparison.OrdinalIgnoreCase)))
        {
            head.Append("Host: ").Append(authority).Append("\r\n");
        }

        foreach (var (name, value) in request.Headers)
        {
            head.Append(name).Append(": ").Append(value).Append("\r\n");
        }

        return head.Append("\r\n").ToString();
    }

    private async Task<string> FirstLineAsync()
    {
        if (!await Task.Run(() => socket.Poll(ContinueWithin, SelectMode.SelectRead)))
        {
            return "";
        }

        var first = new byte[200];
        var length = await socket.ReceiveAsync(first, SocketFlags.Peek);
        return Encoding.Latin1.GetString(first, 0, length).Split("\r\n")[0];
    }

    private async Task SendBodyAsync(RecordedRequest request, CancellationToken patience)
    {
        if (request.Body is { Length: > 0 } body)
        {
            await SendPieceAsync(body, request.IsChunked, patience);
        }

        var block = new byte[BlockBytes];
        block.AsSpan().Fill((byte)'a');
        for (var left = request.BodyLength; left > 0; left -= BlockBytes)
        {
            if (socket.Poll(TimeSpan.Zero, SelectMode.SelectRead))
            {
                return;
            }

            await SendPieceAsync(block.AsMemory(0, (int)Math.Min(left, BlockBytes)), request.IsChunked, patience);
        }

        if (request.IsChunked)
        {
            await SendAllAsync("0\r\n\r\n"u8.ToArray(), patience);
        }
    }

    private async Task SendPieceAsync(ReadOnlyMemory<byte> piece, bool isChunked, CancellationToken patience)
    {
        if (!isChunked)
        {
            await SendAllAsync(piece, patience);
            return;
        }

        byte[] chunk = [.. Encoding.ASCII.GetBytes($"{piece.Length:x}\r\n"), .. piece.Span, .. "\r\n"u8];
        await SendAllAsync(chunk, patience);
    }

    private async Task SendAllAsync(ReadOnlyMemory<byte> bytes, CancellationToken patience)
    {
        while (!bytes.IsEmpty)
        {
            bytes = bytes[await socket.SendAsync(bytes, patience)..];
        }
    }
}
