using System.Net;
using Xunit;

namespace LocalWorker.Tests.Http;

public class RouteTests(StorageAccounts storage)
{
    private const string Id = "0193d4a1-0000-7000-8000-000000000000";

    [Fact]
    public async Task Requests_reach_the_most_specific_function_of_their_method()
    {
        await using var sample = await RunningSample.StartAsync(storage);
        var expected = new Dictionary<string, string>
        {
            ["GET /"] = "GET Root",
            ["GET /hello/ana"] = "GET GreetAnyone ana",
            ["GET /hello/boss"] = "GET GreetBoss",
            ["POST /hello/boss"] = "POST GreetAnyone boss",
            ["GET /hello/%D8%B3%D9%84%D8%A7%D9%85"] = "GET GreetAnyone \u0633\u0644\u0627\u0645",
            ["GET /HELLO/Boss"] = "GET GreetBoss",
            ["GET /things/12"] = "GET ThingByNumber 12",
            ["GET /things/twelve"] = "GET ThingByName twelve",
            [$"GET /things/{Id}/parts"] = $"GET ThingPart {Id} 7",
            [$"GET /things/{Id}/parts/3"] = $"GET ThingPart {Id} 3",
            ["GET /files/a/b.txt"] = "GET AnyFile a/b.txt",
            ["PUT /unrouted"] = "PUT unrouted",
        };

        var answers = new Dictionary<string, string>();
        foreach (var request in expected.Keys)
        {
            var (method, path) = (request.Split(' ')[0], request.Split(' ')[1]);
            using var message = new HttpRequestMessage(new HttpMethod(method), path);
            using var response = await sample.Client.SendAsync(message, sample.Patience);
            answers[request] = await response.Content.ReadAsStringAsync(sample.Patience);
        }

        Assert.Equal(expected, answers);
    }

    [Theory]
    [InlineData("GET", "/nowhere")]
    [InlineData("DELETE", "/hello/boss")]
    [InlineData("HEAD", "/hello/boss")]
    [InlineData("GET", "/things/12/parts")]
    [InlineData("GET", "/api/hello/boss")]
    public async Task Unknown_routes_and_wrong_methods_are_an_empty_404(string method, string path)
    {
        await using var sample = await RunningSample.StartAsync(storage);
        using var message = new HttpRequestMessage(new HttpMethod(method), path);

        using var response = await sample.Client.SendAsync(message, sample.Patience);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync(sample.Patience));
        Assert.Empty(response.Content.Headers.Allow);
    }

    [Fact]
    public async Task The_route_prefix_of_host_json_can_be_overridden_by_a_setting()
    {
        await using var sample = await RunningSample.StartAsync(storage, "--AzureFunctionsJobHost__extensions__http__routePrefix", "api");

        Assert.Equal("GET GreetBoss", await sample.Client.GetStringAsync("/api/hello/boss", sample.Patience));
        using var without = await sample.Client.GetAsync("/hello/boss", sample.Patience);
        Assert.Equal(HttpStatusCode.NotFound, without.StatusCode);
    }

    [Fact]
    public async Task A_function_that_a_setting_switches_off_has_no_route()
    {
        await using var sample = await RunningSample.StartAsync(storage, "--AzureWebJobs.GreetBoss.Disabled", "true", "--AzureWebJobs:AnyFile:Disabled", "true");

        Assert.Equal("GET GreetAnyone boss", await sample.Client.GetStringAsync("/hello/boss", sample.Patience));
        using var response = await sample.Client.GetAsync("/files/a/b.txt", sample.Patience);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }
}
