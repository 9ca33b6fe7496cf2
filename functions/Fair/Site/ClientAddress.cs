using Microsoft.AspNetCore.Http;

namespace Fair.Site;

/// <summary>The network address that a request comes from.</summary>
public static class ClientAddress
{
    /// <summary>
    /// The address of the connection as the Functions host saw it. No header is looked at: the host drops what came and
    /// sets its own, which the worker has taken in before a function runs.
    /// </summary>
    public static string Of(HttpRequest request)
    {
        var address = request.HttpContext.Connection.RemoteIpAddress;
        return (address is { IsIPv4MappedToIPv6: true } ? address.MapToIPv4() : address)?.ToString() ?? "unknown";
    }
}
