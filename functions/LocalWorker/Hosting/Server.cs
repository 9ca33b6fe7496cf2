using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.DependencyInjection;

namespace LocalWorker;

/// <summary>Kestrel on the port that was reserved for the run, on 127.0.0.1 alone.</summary>
internal static class Server
{
    // The Functions host lets 100 MB through by default.
    private const long MaxRequestBodyBytes = 100_000_000;

    public static void AddServer(this WebApplicationBuilder web, ReservedPort port)
    {
        web.Services.AddRoutingCore();
        web.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MaxRequestBodyBytes;
            kestrel.Listen(port.EndPoint);
        });
        web.Services.Configure<SocketTransportOptions>(sockets => sockets.CreateBoundListenSocket = _ => port.Socket);
    }
}
