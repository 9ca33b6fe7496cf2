using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;

namespace Platform.Web;

/// <summary>The network address that a request comes from.</summary>
public static class ClientAddress
{
    /// <summary>
    /// The address of the connection as the Functions host saw it. No header is looked at: the host drops what came and
    /// sets its own, which the worker has taken in before a function runs.
    /// </summary>
    public static string Read(HttpRequest request)
    {
        var address = request.HttpContext.Connection.RemoteIpAddress;
        return (address is { IsIPv4MappedToIPv6: true } ? address.MapToIPv4() : address)?.ToString() ?? "unknown";
    }

    /// <summary>What is counted as one address: of IPv6 the first half, since a single line has all of the other.</summary>
    public static string LineOf(HttpRequest request)
    {
        var address = request.HttpContext.Connection.RemoteIpAddress;
        if (address is not { AddressFamily: AddressFamily.InterNetworkV6, IsIPv4MappedToIPv6: false })
        {
            return Read(request);
        }

        var bytes = address.GetAddressBytes();
        bytes.AsSpan(bytes.Length / 2).Clear();
        return $"{new IPAddress(bytes)}/64";
    }
}
