using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using TestHost;
using Xunit;

namespace LocalHost.Tests.Mailbox;

[Trait("Speed", "Slow")]
public class RefusalTests(StorageAccounts storage)
{
    public static TheoryData<string, Action<JsonObject>> Wrong() => new()
    {
        { "personalizations", mail => mail.Remove("personalizations") },
        { "personalizations.0.to", mail => mail["personalizations"]![0]!["to"] = new JsonArray() },
        { "personalizations.0.to.0.email", mail => mail["personalizations"]![0]!["to"]![0]!["email"] = "ana at example.org" },
        { "personalizations.0.cc.0.email", mail => mail["personalizations"]![0]!["cc"] = Addresses("a\u0301na@example.org") },
        { "personalizations.0", mail => mail["personalizations"]![0]!["cc"] = Addresses("ANA@example.org") },
        { "personalizations", mail => mail["personalizations"]![0]!["to"] = Addresses([.. Enumerable.Range(0, 1001).Select(i => $"a{i}@example.org")]) },
        { "from.email", mail => mail.Remove("from") },
        { "subject", mail => mail["subject"] = "" },
        { "content", mail => mail.Remove("content") },
        { "content.1.value", mail => mail["content"]![1]!["value"] = "" },
        { "content", mail => mail["content"] = new JsonArray(mail["content"]![1]!.DeepClone(), mail["content"]![0]!.DeepClone()) },
        { "attachments.0.content", mail => mail["attachments"] = new JsonArray(new JsonObject { ["content"] = "not base64!", ["filename"] = "a.ics" }) },
        { "attachments.0.type", mail => mail["attachments"] = Attachment("text/calendar; method=PUBLISH") },
        { "attachments.0.type", mail => mail["attachments"] = Attachment("text/calendar\r\nX-Name: value") },
        { "attachments.0.type", mail => mail["attachments"] = Attachment("text/calendar\n") },
        { "headers.X-Name", mail => mail["headers"] = new JsonObject { ["X-Name"] = "\u0633\u0644\u0627\u0645" } },
        { "headers.Subject", mail => mail["headers"] = new JsonObject { ["Subject"] = "another" } },
        { "custom_args", mail => mail["custom_args"] = new JsonObject { ["long"] = new string('x', 10_000) } },
    };

    [Theory]
    [MemberData(nameof(Wrong), DisableDiscoveryEnumeration = true)]
    public async Task What_sendgrid_refuses_is_refused_by_its_field(string field, Action<JsonObject> spoil)
    {
        await using var run = await RunningProbe.StartAsync(storage);
        var mail = Sending.Json();
        spoil(mail);

        using var response = await run.SendJsonAsync(mail);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var error = Assert.Single(await ErrorsAsync(run, response));
        Assert.Equal(field, error.GetProperty("field").GetString());
        Assert.NotEmpty(error.GetProperty("message").GetString()!);
        Assert.StartsWith("http", error.GetProperty("help").GetString());
        Assert.Empty(await run.MessagesAsync());
    }

    [Fact]
    public async Task All_that_is_wrong_is_told_at_once()
    {
        await using var run = await RunningProbe.StartAsync(storage);
        var mail = Sending.Json();
        mail["personalizations"]![0]!["to"]![0]!["email"] = "nobody";
        mail.Remove("subject");
        mail.Remove("content");

        using var response = await run.SendJsonAsync(mail);

        Assert.Equal(
            ["personalizations.0.to.0.email", "subject", "content"],
            (await ErrorsAsync(run, response)).Select(error => error.GetProperty("field").GetString()));
    }

    [Fact]
    public async Task Another_key_is_refused()
    {
        await using var run = await RunningProbe.StartAsync(storage);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v3/mail/send") { Content = JsonContent.Create(Sending.Json()) };
        request.Headers.Authorization = new("Bearer", "SG.another");

        using var response = await run.Client.SendAsync(request, run.Patience);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Single(await ErrorsAsync(run, response));
    }

    [Fact]
    public async Task More_than_30_megabytes_are_refused()
    {
        await using var run = await RunningProbe.StartAsync(storage);
        var mail = Sending.Json();
        mail["attachments"] = new JsonArray(new JsonObject { ["content"] = new string('A', 31 * 1024 * 1024), ["filename"] = "a.bin" });

        using var response = await run.SendJsonAsync(mail);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
    }

    [Fact]
    public async Task What_is_not_json_is_refused()
    {
        await using var run = await RunningProbe.StartAsync(storage);

        using var response = await run.SendJsonAsync(JsonValue.Create("a text"));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    private static JsonArray Addresses(params string[] addresses) =>
        new([.. addresses.Select(address => new JsonObject { ["email"] = address })]);

    private static JsonArray Attachment(string type) =>
        new(new JsonObject { ["content"] = "QQ==", ["filename"] = "a.ics", ["type"] = type });

    private static async Task<JsonElement[]> ErrorsAsync(RunningProbe run, HttpResponseMessage response)
    {
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>(run.Patience);
        return [.. answer.GetProperty("errors").EnumerateArray()];
    }
}
