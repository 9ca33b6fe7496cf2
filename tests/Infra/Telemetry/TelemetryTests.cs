using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Fair.Infra.Tests.Cost;
using Fair.SmokeTest;
using LocalHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using Platform.Telemetry;
using TestHost;
using Xunit;

namespace Fair.Infra.Tests.Telemetry;

/// <summary>Traces and metrics of the genuine flow, as they would leave for Azure Monitor.</summary>
[Collection(CountTests.NothingBeside)]
[Trait("Speed", "Slow")]
public sealed partial class TelemetryTests : IAsyncLifetime
{
    private const string Key = "a-key-of-this-test-and-of-no-other-site";

    private readonly Exported<Activity> activities = [];
    private readonly Exported<MetricSnapshot> metrics = [];
    private Azurite azurite = null!;
    private HostedFair host = null!;
    private HttpClient client = null!;

    public async ValueTask InitializeAsync()
    {
        azurite = await Azurite.StartAsync(new AzuriteOptions());
        host = await HostedFair.StartAsync(
            [
                "--AzureWebJobsStorage", azurite.ConnectionString, "--SmokeTest:Key", Key,
                "--at", "2024-12-16T09:00:01", "--AzureFunctionsJobHost:extensions:queues:maxPollingInterval", "00:00:00.100",
            ],
            services =>
            {
                services.AddLogging(logging => logging.ClearProviders());
                // The instrumentation notes the address of each request, as the host in Azure does.
                services.AddOpenTelemetry().WithTracing(tracing => tracing.AddAspNetCoreInstrumentation()).ListenToFair().WithTracing(tracing => tracing.AddInMemoryExporter(activities)).WithMetrics(all => all.AddInMemoryExporter(metrics));
            });
        client = new(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = host.Address };
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await host.DisposeAsync();
        await azurite.DisposeAsync();
    }

    [Theory]
    [InlineData("/api/applications", "/api/applications", "function ApplyForStand", "ApplicationReceivedMail")]
    [InlineData("/api/workshops/{workshop}/sign-ups", "/api/workshops/branding/sign-ups", "function SignUpForWorkshop", "SeatConfirmedMail")]
    public async Task From_the_form_to_the_mail_it_is_one_operation_across_the_queue(string documented, string path, string function, string mail)
    {
        var operation = ActivityTraceId.CreateRandom();
        await SendAsync(documented, path, operation);
        var sending = await EventuallyAsync(() => activities.Copy().FirstOrDefault(activity => activity.TraceId == operation && activity.DisplayName == "send mail"), "the mail's activity");

        Assert.Equal((mail, "sent"), (sending.GetTagItem("fair.mail.kind"), sending.GetTagItem("fair.mail.state")));
        var request = Assert.Single(activities.Copy(), activity => activity.TraceId == operation && activity.DisplayName == function);
        Assert.True(request.StartTimeUtc < sending.StartTimeUtc);
        // The function behind the queue has a trace of its own; a link leads from one to the other.
        var link = Assert.Single(sending.Links).Context;
        await EventuallyAsync(() => activities.Copy().FirstOrDefault(activity => activity.SpanId == link.SpanId && activity.DisplayName == "function SendMail"), "the function's activity");
        Assert.NotEqual(operation, link.TraceId);
    }

    [Fact]
    public async Task Nothing_that_is_exported_tells_of_a_person_or_lets_anybody_act()
    {
        var body = await SendAsync("/api/applications", "/api/applications", ActivityTraceId.CreateRandom());
        var mail = await EventuallyAsync(async () => (await client.GetFromJsonAsync<JsonArray>("/_mailbox/messages"))!.FirstOrDefault(), "the mail");
        var token = Token().Match((string)mail!["text"]!).Value;
        Assert.Equal(43, token.Length);
        foreach (var path in new[] { $"/fr/applications/{token}", $"/fr/applications/{token}/edit", $"/api/sign-ups/{token}", $"/fr/workshops?q={token}" })
        {
            (await client.GetAsync(path)).Dispose();
        }

        await EventuallyAsync(() => activities.Copy().FirstOrDefault(activity => activity.DisplayName == "function ReadSignUp"), "the last request");
        Flush();
        var texts = activities.Copy().SelectMany(Texts).Concat(metrics.Copy().SelectMany(Tags)).ToList();
        Assert.Contains("function FollowApplication", texts);
        var personal = body.Select(field => field.Value).OfType<JsonValue>().Select(value => value.ToString()).Where(value => value.Length > 6 && value is not ("cooperative" or "marrakech")).Append(token).ToList();
        Assert.Contains(personal, value => value.Contains('@', StringComparison.Ordinal));
        Assert.All(texts, text => Assert.DoesNotContain(personal, value => text.Contains(value, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Applications_sign_ups_mails_and_the_age_of_the_outbox_are_counted_and_those_of_the_smoke_test_are_not()
    {
        Flush();
        var before = Sums();
        await SendAsync("/api/applications", "/api/applications", ActivityTraceId.CreateRandom());
        await SendAsync("/api/workshops/{workshop}/sign-ups", "/api/workshops/branding/sign-ups", ActivityTraceId.CreateRandom());
        await SendAsync("/api/applications", "/smoke-test/applications", ActivityTraceId.CreateRandom());
        await SendAsync("/api/workshops/{workshop}/sign-ups", "/smoke-test/sign-ups", ActivityTraceId.CreateRandom());
        await EventuallyAsync(() => activities.Copy().Count(activity => activity.DisplayName == "send mail" && activity.GetTagItem("fair.mail.state") is not null) >= 4 ? "" : null, "four mails");
        var clock = host.Clock;
        clock.Move(clock.GetUtcNow() + TimeSpan.FromMinutes(2));

        Assert.NotNull(await EventuallyAsync(() => Flush() && Sums().ContainsKey("fair.outbox.age") ? "" : null, "the outbox's age"));
        double Grown(string name) => Sums().GetValueOrDefault(name) - before.GetValueOrDefault(name);
        Assert.Equal(1, Grown("fair.applications"));
        Assert.Equal(1, Grown("fair.sign_ups state=seat"));
        Assert.Equal(2, Grown("fair.mail.time"));
        // The provider's event may overtake our own note.
        await EventuallyAsync(() => Flush() && Grown("fair.mails state=delivered") >= 2 ? "" : null, "both mails delivered");
    }

    [Theory]
    [InlineData("https://fair.example/ar/applications/abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQ/edit?x=1", "https://fair.example/ar/applications/{token}/edit")]
    [InlineData("/fr/workshops/branding", "/fr/workshops/branding")]
    [InlineData("send mail", "send mail")]
    public void A_capability_is_taken_out_of_an_address(string text, string scrubbed) => Assert.Equal(scrubbed, CapabilityScrubber.Scrub(text));

    private async Task<JsonObject> SendAsync(string documented, string path, ActivityTraceId operation)
    {
        var body = (await client.GetFromJsonAsync<JsonNode>("/openapi.json"))!["paths"]![documented]!["post"]!["requestBody"]!["content"]!["application/json"]!["example"]!.DeepClone().AsObject();
        body["email"] = $"traced.{operation}@example.org";
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        request.Headers.Add("Idempotency-Key", operation.ToString());
        request.Headers.Add("traceparent", $"00-{operation}-{ActivitySpanId.CreateRandom()}-01");
        request.Headers.Add(SmokeTestSettings.Header, Key);
        using var answer = await client.SendAsync(request);
        Assert.True(answer.StatusCode == HttpStatusCode.Created, await answer.Content.ReadAsStringAsync());
        return body;
    }

    private static Task<T> EventuallyAsync<T>(Func<T?> ask, string hope)
        where T : class => EventuallyAsync(() => Task.FromResult(ask()), hope);

    private static async Task<T> EventuallyAsync<T>(Func<Task<T?>> ask, string hope)
        where T : class
    {
        for (var waited = 0; waited < 600; waited++)
        {
            if (await ask() is { } found)
            {
                return found;
            }

            await Task.Delay(50);
        }

        throw new TimeoutException($"Waited in vain for {hope}.");
    }

    private bool Flush() => host.Services.GetRequiredService<MeterProvider>().ForceFlush();

    /// <summary>The last value of each metric, by its name and tags.</summary>
    private Dictionary<string, double> Sums()
    {
        var sums = new Dictionary<string, double>();
        foreach (var metric in metrics.Copy())
        {
            foreach (var point in metric.MetricPoints)
            {
                var tags = string.Concat(Tags(point).Select(tag => $" {tag}"));
                sums[metric.Name + tags] = metric.MetricType switch
                {
                    MetricType.LongSum => point.GetSumLong(),
                    MetricType.DoubleGauge => point.GetGaugeLastValueDouble(),
                    MetricType.Histogram => point.GetHistogramCount(),
                    _ => 0,
                };
            }
        }

        return sums;
    }

    private static IEnumerable<string> Tags(MetricSnapshot metric) => metric.MetricPoints.SelectMany(Tags);

    private static IEnumerable<string> Tags(MetricPoint point)
    {
        foreach (var tag in point.Tags)
        {
            yield return $"{tag.Key}={tag.Value}";
        }
    }

    private static IEnumerable<string> Texts(Activity activity) =>
    [
        activity.DisplayName, activity.StatusDescription ?? "",
        .. activity.TagObjects.Select(tag => $"{tag.Value}"), .. activity.Baggage.Select(pair => pair.Value ?? ""),
        .. activity.Events.SelectMany(one => one.Tags.Select(tag => $"{tag.Value}").Append(one.Name)),
    ];

    [GeneratedRegex("(?<=/applications/)[A-Za-z0-9_-]{43}")]
    private static partial Regex Token();
}
