using System.Net;
using Fair.Site;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace Fair.Tests.Site;

/// <summary>The address of the connection, and nothing that anybody claims.</summary>
public sealed class ClientAddressTests
{
    [Theory]
    [InlineData("203.0.113.7", "203.0.113.7")]
    [InlineData("::ffff:203.0.113.7", "203.0.113.7")]
    [InlineData("2001:db8::7", "2001:db8::7")]
    [InlineData(null, "unknown")]
    public void It_is_the_connections(string? address, string expected)
    {
        var http = new DefaultHttpContext();
        http.Connection.RemoteIpAddress = address is null ? null : IPAddress.Parse(address);
        foreach (var header in new[] { "X-Forwarded-For", "X-Original-For", "Forwarded", "X-Client-IP", "CLIENT-IP" })
        {
            http.Request.Headers[header] = "198.51.100.1:55123";
        }

        Assert.Equal(expected, ClientAddress.Of(http.Request));
    }
}
