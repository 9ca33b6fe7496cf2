using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Platform.Web;
using TestHost;
using Xunit;

namespace Fair.Tests.Website;

/// <summary>HEAD answers what GET would, without the body.</summary>
[Trait("Speed", "Slow")]
public sealed partial class HeadTests(StorageAccounts storage) : IAsyncLifetime
{
    // The length is compared by itself: a form's number is another each time, and compressed it may be longer by some bytes.
    private static readonly string[] NotCompared = ["Date", "Content-Length"];

    private RunningFair fair = null!;
    private string link = "";

    public async ValueTask InitializeAsync()
    {
        fair = await RunningFair.StartAsync(storage, "--SmokeTest:Key", new string('k', 32));
        (_, link) = await fair.ApplyAsync(AnApplication.Of());
        await fair.SettleAsync();
    }

    public ValueTask DisposeAsync() => fair.DisposeAsync();

    [Theory]
    [InlineData(false, "")]
    [InlineData(false, "br")]
    [InlineData(true, "")]
    [InlineData(true, "gzip")]
    public async Task Every_page_answers_head_as_it_answers_get(bool isSignedIn, string encoding)
    {
        using var client = await ClientAsync(isSignedIn, encoding);
        var pages = HttpFunction.InCode.Where(function => function.Methods.Contains("get")).Select(function => Address(function.Route)).ToList();
        Assert.True(pages.Count > 45);
        foreach (var page in pages)
        {
            var got = await AskAsync(client, HttpMethod.Get, page);
            var head = await AskAsync(client, HttpMethod.Head, page);
            Assert.Equal((page, got.Status), (page, head.Status));
            Assert.Equal((page, got.Headers), (page, head.Headers));
            Assert.Equal((page, 0), (page, head.Length));
            Assert.Equal((page, got.Length), (page, got.ContentLength));
            Assert.True(head.ContentLength - got.Length is >= -40 and <= 40 && (encoding.Length > 0 || head.ContentLength == got.Length), $"{page}: {got.Length} bytes, told as {head.ContentLength}");
        }
    }

    [Fact]
    public async Task The_page_itself_writes_nothing_for_head()
    {
        var http = new DefaultHttpContext { Response = { Body = new MemoryStream() } };
        http.Request.Method = "HEAD";
        await new BufferedResult(200, "text/html", "<p>page</p>"u8.ToArray()).ExecuteAsync(http);
        Assert.Equal((11, 0), (http.Response.ContentLength, http.Response.Body.Length));
    }

    [Fact]
    public async Task To_ask_for_the_head_is_to_read_and_not_to_post()
    {
        await using var narrow = await RunningFair.StartAsync(storage, "--Site:PostsPerNetworkAddress", "1");
        for (var time = 0; time < 3; time++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Head, "/fr/link");
            request.Headers.Add("Sec-Fetch-Site", "cross-site");
            using var answer = await narrow.Client.SendAsync(request);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }
    }

    private async Task<HttpClient> ClientAsync(bool isSignedIn, string encoding)
    {
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = fair.Address };
        if (encoding.Length > 0)
        {
            client.DefaultRequestHeaders.AcceptEncoding.Add(new(encoding));
        }

        client.DefaultRequestHeaders.Add(Fair.SmokeTest.SmokeTestSettings.Header, new string('k', 32));
        if (isSignedIn)
        {
            using var answer = await client.PostAsync("/.auth/login/aad", new FormUrlEncodedContent([new("name", "sample.organiser"), new("roles", "organiser")]));
            Assert.True((int)answer.StatusCode is 302 or 303);
        }

        return client;
    }

    /// <summary>An address of a route, with values that lead to a page where there is one.</summary>
    private string Address(string route) => "/" + Parameter().Replace(route.Replace("applications/{token}", link[4..], StringComparison.Ordinal), match => match.Groups[1].Value switch
    {
        "lang" => "fr",
        "workshop" => "branding",
        "number" => "1",
        "position" => "0",
        "version" => fair.Get<Assets>().Version,
        "name" => "fair.css",
        "format" => "csv",
        "root" => "",
        _ => "unknown",
    }) + (route.EndsWith("desk/report", StringComparison.Ordinal) ? "?from=mail" : "");

    private static async Task<(HttpStatusCode Status, string Headers, long? ContentLength, int Length)> AskAsync(HttpClient client, HttpMethod method, string path)
    {
        using var request = new HttpRequestMessage(method, path);
        using var answer = await client.SendAsync(request);
        var headers = answer.Headers.Concat(answer.Content.Headers).Where(header => !NotCompared.Contains(header.Key))
            .Select(header => $"{header.Key}: {string.Join(", ", header.Value)}").Order(StringComparer.Ordinal);
        return (answer.StatusCode, string.Join("\n", headers), answer.Content.Headers.ContentLength, (await answer.Content.ReadAsByteArrayAsync()).Length);
    }

    [GeneratedRegex(@"\{\*?(\w+)[^}]*\}")]
    private static partial Regex Parameter();
}
