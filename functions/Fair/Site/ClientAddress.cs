using Microsoft.AspNetCore.Http;

namespace Fair.Site;

/// <summary>The network address that a request comes from.</summary>
public static class ClientAddress
{
    /// <summary>
    /// The last entry of X-Forwarded-For, the one that the platform's own front end adds; what stands before it is the
    /// client's word. Without the header, the connection's address.
    /// </summary>
    public static string Of(HttpRequest request)
    {
        var last = request.Headers["X-Forwarded-For"].ToString().Split(',')[^1].Trim();
        var address = last.Length > 0 ? WithoutPort(last) : request.HttpContext.Connection.RemoteIpAddress?.ToString() ?? "unknown";
        return address.Length > 64 ? address[..64] : address;
    }

    private static string WithoutPort(string address) =>
        System.Net.IPEndPoint.TryParse(address, out var endpoint) ? endpoint.Address.ToString() : address;
}
