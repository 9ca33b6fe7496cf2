using System.Net;
using System.Net.Sockets;

namespace LocalHost;

/// <summary>
/// A port on 127.0.0.1 that is already listened on before the server starts, so that settings can name it and no other
/// process can take it in between. The server accepts what has queued up.
/// </summary>
internal sealed class ReservedPort : IDisposable
{
    private const int Backlog = 512;

    private ReservedPort(Socket socket) => Socket = socket;

    public Socket Socket { get; }

    public IPEndPoint EndPoint => (IPEndPoint)Socket.LocalEndPoint!;

    /// <param name="port">0 for any free port.</param>
    /// <exception cref="LocalHostException">The port is taken.</exception>
    public static ReservedPort Reserve(int port)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Bind(new IPEndPoint(IPAddress.Loopback, port));
            socket.Listen(Backlog);
            return new ReservedPort(socket);
        }
        catch (SocketException exception)
        {
            socket.Dispose();
            throw new LocalHostException(
                exception.SocketErrorCode == SocketError.AddressAlreadyInUse
                    ? $"Port {port} is taken by another program. End that one, or choose another port with --port, such as --port {port + 1}."
                    : $"Port {port} cannot be used: {exception.Message}",
                exception);
        }
    }

    public void Dispose() => Socket.Dispose();
}
