using System.Net;
using Microsoft.AspNetCore.Http;
using Platform.Web;
using Xunit;

namespace Fair.Tests.Website;

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

        Assert.Equal(expected, ClientAddress.Read(http.Request));
    }

    [Theory]
    [InlineData("203.0.113.9", "203.0.113.9")]
    [InlineData("::ffff:203.0.113.9", "203.0.113.9")]
    [InlineData("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64")]
    [InlineData("2001:db8:1:2:ffff::1", "2001:db8:1:2::/64")]
    [InlineData("2001:db8:1:3::1", "2001:db8:1:3::/64")]
    public void A_line_of_IPv6_counts_as_one_address(string connection, string counted)
    {
        var http = new DefaultHttpContext();
        http.Connection.RemoteIpAddress = System.Net.IPAddress.Parse(connection);
        Assert.Equal(counted, ClientAddress.LineOf(http.Request));
    }
}
