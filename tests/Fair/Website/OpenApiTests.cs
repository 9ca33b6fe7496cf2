using System.Net;
using System.Net.Http.Json;
using System.Reflection;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Azure.Functions.Worker;
using Platform.Telemetry;
using TestHost;
using Xunit;

namespace Fair.Tests.Website;

[Trait("Speed", "Slow")]
public sealed class OpenApiTests(StorageAccounts storage) : IAsyncLifetime
{
    private RunningFair fair = null!;
    private JsonNode document = null!;

    public async ValueTask InitializeAsync()
    {
        fair = await RunningFair.StartAsync(storage);
        document = (await fair.Client.GetFromJsonAsync<JsonNode>("/openapi.json"))!;
    }

    public ValueTask DisposeAsync() => fair.DisposeAsync();

    [Fact]
    public void Every_route_of_the_api_is_described_and_every_description_has_a_route()
    {
        var routes = typeof(FairHost).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods())
            .Where(method => method.GetCustomAttribute<FunctionAttribute>() is not null)
            .SelectMany(method => method.GetParameters().Select(parameter => parameter.GetCustomAttribute<HttpTriggerAttribute>()).OfType<HttpTriggerAttribute>(), (method, trigger) => (method, trigger))
            .Where(function => function.trigger.Route!.StartsWith("api/", StringComparison.Ordinal) || function.trigger.Route is "healthz" or "openapi.json")
            // HEAD is what every GET can be asked for, and is described by it.
            .SelectMany(function => function.trigger.Methods!.Where(verb => verb != "head").Select(verb => $"{verb} /{function.trigger.Route} {function.method.GetCustomAttribute<FunctionAttribute>()!.Name}"))
            .Order(StringComparer.Ordinal);
        var described = document["paths"]!.AsObject()
            .SelectMany(path => path.Value!.AsObject().Select(operation => $"{operation.Key} {path.Key} {operation.Value!["operationId"]}"))
            .Order(StringComparer.Ordinal);
        Assert.Equal(routes, described);
        Assert.StartsWith("3.1", (string?)document["openapi"]);
    }

    [Fact]
    public async Task Every_example_is_accepted_as_it_stands_and_sent_again_answers_the_same()
    {
        var count = 0;
        foreach (var (path, operations) in document["paths"]!.AsObject())
        {
            foreach (var (verb, operation) in operations!.AsObject().Where(operation => operation.Value!["requestBody"] is not null))
            {
                count++;
                foreach (var type in operation!["requestBody"]!["content"]!.AsObject().Select(content => content.Key))
                {
                    await using var fresh = await RunningFair.StartAsync(storage);
                    var first = await SendAsync(fresh, path, verb, operation, type);
                    var second = await SendAsync(fresh, path, verb, operation, type);
                    Assert.True(first.Status is HttpStatusCode.Created, $"{path} as {type}: {first.Status} {first.Text}");
                    Assert.Equal(first, second);
                }
            }
        }

        Assert.True(count > 0);
    }

    [Fact]
    public async Task What_the_schema_names_is_what_is_taken()
    {
        var schema = document["components"]!["schemas"]!["Application"]!["properties"]!.AsObject();
        var example = document["paths"]!["/api/applications"]!["post"]!["requestBody"]!["content"]!["application/json"]!["example"]!.AsObject();
        Assert.All(example, member => Assert.True(schema.ContainsKey(member.Key), member.Key));
        var body = new JsonObject(schema.Select(member => KeyValuePair.Create<string, JsonNode?>(member.Key, null)));
        body["unknown"] = 1;
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/applications") { Content = JsonContent.Create(body) };
        request.Headers.Add("Idempotency-Key", "schema");
        request.Headers.Add("Accept-Language", "en");
        var problem = await (await fair.Client.SendAsync(request)).Content.ReadFromJsonAsync<JsonNode>();
        var unknown = problem!["errors"]!.AsArray().Where(error => (string?)error!["detail"] == "There is no field of this name.").Select(error => (string?)error!["pointer"]);
        Assert.Equal(["/unknown"], unknown);
    }

    [Fact]
    public async Task Files_travel_beside_the_json_in_a_multipart_body()
    {
        var example = document["paths"]!["/api/applications"]!["post"]!["requestBody"]!["content"]!["application/json"]!["example"]!.DeepClone();
        example["ice"] = AnApplication.Of()["ice"];
        using var body = AnApplication.Body(
            [new("application", example.ToJsonString())], ("file-register", "x.pdf", Encoding.ASCII.GetBytes("%PDF-1.4 ... %%EOF")), ("file-logo", "x.png", [1, 2, 3]));
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/applications") { Content = body };
        request.Headers.Add("Idempotency-Key", "files");
        using var answer = await fair.Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("\"/file-logo\"", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_key_that_was_used_for_something_else_is_told()
    {
        var operation = document["paths"]!["/api/applications"]!["post"]!;
        await SendAsync(fair, "/api/applications", "post", operation, "application/json");
        operation["requestBody"]!["content"]!["application/json"]!["example"]!["members"] = 30;
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await SendAsync(fair, "/api/applications", "post", operation, "application/json")).Status);
        using var without = await fair.Client.PostAsync("/api/applications", JsonContent.Create(new { }));
        Assert.Equal(HttpStatusCode.BadRequest, without.StatusCode);
    }

    [Fact]
    public async Task Health_tells_the_version()
    {
        var health = await fair.Client.GetFromJsonAsync<JsonNode>("/healthz");
        Assert.Equal("ok", (string?)health!["status"]);
        Assert.Equal(ProductVersion.Current, (string?)health["version"]);
        Assert.StartsWith("0.1.0", ProductVersion.Current);
    }

    private static async Task<(HttpStatusCode Status, string Text)> SendAsync(RunningFair fair, string path, string verb, JsonNode operation, string type)
    {
        var example = operation["requestBody"]!["content"]![type]!["example"]!;
        foreach (var inPath in operation["parameters"]?.AsArray().Where(parameter => (string?)parameter!["in"] == "path") ?? [])
        {
            path = path.Replace($"{{{inPath!["name"]}}}", (string?)inPath["example"], StringComparison.Ordinal);
        }

        using var request = new HttpRequestMessage(new HttpMethod(verb.ToUpperInvariant()), path)
        {
            Content = type == "multipart/form-data"
                ? AnApplication.Body(example.AsObject().Select(part => KeyValuePair.Create(part.Key, part.Value!.ToJsonString())))
                : new StringContent(example.ToJsonString(), Encoding.UTF8, type),
        };
        foreach (var header in operation["parameters"]?.AsArray().Where(parameter => (string?)parameter!["in"] == "header") ?? [])
        {
            request.Headers.Add((string)header!["name"]!, (string)header["example"]!);
        }

        using var answer = await fair.Client.SendAsync(request);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }
}
