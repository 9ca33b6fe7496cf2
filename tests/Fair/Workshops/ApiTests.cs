using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using TestHost;
using Xunit;

namespace Fair.Tests.Workshops;

/// <summary>Workshops for machines.</summary>
[Trait("Speed", "Slow")]
public sealed class ApiTests(StorageAccounts storage) : IAsyncLifetime
{
    private RunningFair fair = null!;

    public async ValueTask InitializeAsync() => fair = await RunningFair.StartAsync(storage);

    public ValueTask DisposeAsync() => fair.DisposeAsync();

    [Fact]
    public async Task The_programme_comes_in_three_languages_with_local_times_and_free_seats()
    {
        var list = (await fair.Client.GetFromJsonAsync<JsonNode>("/api/workshops"))!["workshops"]!.AsArray();
        Assert.Equal(10, list.Count);
        Assert.Equal(list.Select(one => DateTimeOffset.Parse((string)one!["starts"]!, null)).Order(), list.Select(one => DateTimeOffset.Parse((string)one!["starts"]!, null)));
        var branding = list.Single(one => (string?)one!["id"] == "branding")!;
        Assert.EndsWith("+01:00", (string?)branding["starts"]);
        Assert.Equal("open", (string?)branding["state"]);
        Assert.Equal((int)branding["seats"]!, (int)branding["free"]!);
        Assert.True((bool)branding["sample"]!);
        Assert.All(["ar", "fr", "en"], language => Assert.NotEmpty((string)branding["title"]![language]!));
    }

    [Fact]
    public async Task Signing_up_reading_and_giving_back_by_the_api()
    {
        var (first, second) = (ASignUp.Of(), ASignUp.Of());
        var workshop = await fair.CreateAsync(await fair.SignedInAsync("organiser"), AWorkshop.Of("2025-01-28", "10:00", "12:00", 1));
        Assert.Equal((HttpStatusCode.Created, """{"state":"seat","position":null}"""), await PostAsync(workshop, first, "one"));
        Assert.Equal((HttpStatusCode.Created, """{"state":"waiting","position":1}"""), await PostAsync(workshop, second, "two"));
        Assert.Equal((HttpStatusCode.Created, """{"state":"seat","position":null}"""), await PostAsync(workshop, first, "one"));

        var token = (await fair.MailAsync(first["email"])).SignUpLink.Split('/')[^1];
        var waiting = (await fair.MailAsync(second["email"])).SignUpLink.Split('/')[^1];
        var read = (await fair.Client.GetFromJsonAsync<JsonNode>($"/api/sign-ups/{token}"))!;
        Assert.Equal((workshop, "seat", first["nameLatin"]), ((string?)read["workshop"], (string?)read["state"], (string?)read["nameLatin"]));
        Assert.NotNull(read["code"]);
        Assert.Equal(1, (int)(await fair.Client.GetFromJsonAsync<JsonNode>($"/api/sign-ups/{waiting}"))!["position"]!);

        foreach (var _ in new[] { 1, 2 })
        {
            using var deleted = await fair.Client.DeleteAsync($"/api/sign-ups/{token}");
            Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
        }

        Assert.Equal("cancelled", (string?)(await fair.Client.GetFromJsonAsync<JsonNode>($"/api/sign-ups/{token}"))!["state"]);
        Assert.Equal("seat", (string?)(await fair.Client.GetFromJsonAsync<JsonNode>($"/api/sign-ups/{waiting}"))!["state"]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await PostAsync(workshop, first, "one")).Status);
    }

    [Fact]
    public async Task What_is_wrong_is_a_problem_that_points_at_it_in_the_callers_language()
    {
        var person = ASignUp.Of();
        Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync("branding", person, "")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await PostAsync("no-such", person, "x")).Status);
        var (status, text) = await PostAsync("branding", new(person) { ["email"] = "nobody", ["unknown"] = "x" }, "y");
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("\"/email\"", text);
        Assert.Contains("\"/unknown\"", text);

        Assert.Equal(HttpStatusCode.Created, (await PostAsync("branding", person, "z")).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await PostAsync("branding", person, "other")).Status);
        var branding = (await fair.WorkshopAsync("branding"))!;
        var sameTime = await fair.CreateAsync(await fair.SignedInAsync("organiser"), AWorkshop.Of($"{branding.Starts.AddHours(1):yyyy-MM-dd}", $"{branding.Starts.AddHours(1):HH:mm}", $"{branding.Ends.AddHours(1):HH:mm}", 5));
        var collision = await PostAsync(sameTime, person, "third");
        Assert.Equal(HttpStatusCode.Conflict, collision.Status);
        Assert.Contains(branding.ReadDetails().Title.En, collision.Text);
        using var nobody = await fair.Client.DeleteAsync($"/api/sign-ups/{new string('a', 43)}");
        Assert.Equal(HttpStatusCode.NotFound, nobody.StatusCode);
        Assert.Equal("application/problem+json", nobody.Content.Headers.ContentType?.MediaType);
    }

    private async Task<(HttpStatusCode Status, string Text)> PostAsync(string workshop, Dictionary<string, string> person, string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/workshops/{workshop}/sign-ups") { Content = JsonContent.Create(person) };
        request.Headers.Add("Accept-Language", "en");
        if (key.Length > 0)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        using var answer = await fair.Client.SendAsync(request);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }
}
