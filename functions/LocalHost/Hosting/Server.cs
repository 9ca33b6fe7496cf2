using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.DependencyInjection;

namespace LocalHost;

/// <summary>Kestrel on 127.0.0.1 alone: on the run's port for everybody, on another one for the worker.</summary>
internal static class Server
{
    // The Functions host's own default.
    private const long MaxRequestBodyBytes = 104_857_600;

    public static void AddServer(this WebApplicationBuilder web, ReservedPort site, ReservedPort worker)
    {
        web.Services.AddRouting();
        web.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.Limits.MaxRequestBodySize = MaxRequestBodyBytes;
            kestrel.Listen(site.EndPoint, listen => listen.Protocols = HttpProtocols.Http1);
            kestrel.Listen(worker.EndPoint, listen => listen.Protocols = HttpProtocols.Http2);
        });
        web.Services.Configure<SocketTransportOptions>(sockets =>
            sockets.CreateBoundListenSocket = endPoint => ((IPEndPoint)endPoint).Port == site.EndPoint.Port ? site.Socket : worker.Socket);
    }
}
