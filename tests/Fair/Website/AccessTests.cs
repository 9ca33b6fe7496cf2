using System.Net;
using System.Net.Sockets;
using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Platform.Web;
using TestHost;
using Xunit;

namespace Fair.Tests.Website;

/// <summary>Deny by default: who may call which function.</summary>
[Trait("Speed", "Slow")]
public sealed class AccessTests(StorageAccounts storage) : IAsyncLifetime
{
    private RunningFair fair = null!;

    private static IReadOnlyList<(MethodInfo Method, HttpTriggerAttribute Trigger)> Functions => typeof(FairHost).Assembly.GetTypes()
        .SelectMany(type => type.GetMethods())
        .Where(method => method.GetCustomAttribute<FunctionAttribute>() is not null)
        .Select(method => (method, method.GetParameters().Select(parameter => parameter.GetCustomAttribute<HttpTriggerAttribute>()).FirstOrDefault(trigger => trigger is not null)!))
        .Where(function => function.Item2 is not null)
        .ToList();

    public async ValueTask InitializeAsync() => fair = await RunningFair.StartAsync(storage);

    public ValueTask DisposeAsync() => fair.DisposeAsync();

    [Fact]
    public void Every_function_says_who_may_call_it_and_carries_its_own_name()
    {
        Assert.True(Functions.Count >= 70);
        Assert.All(Functions, function =>
        {
            Assert.NotNull(function.Method.GetCustomAttribute<AccessAttribute>());
            Assert.Equal(function.Method.DeclaringType!.Name, function.Method.GetCustomAttribute<FunctionAttribute>()!.Name);
            Assert.NotNull(function.Trigger.Route);
            Assert.False(function.Trigger.Route!.StartsWith("admin", StringComparison.Ordinal) || function.Trigger.Route.StartsWith("runtime", StringComparison.Ordinal));
            Assert.Equal(function.Trigger.Route.Contains("/desk", StringComparison.Ordinal), function.Method.GetCustomAttribute<DeskAttribute>() is not null);
        });
    }

    [Fact]
    public async Task Every_desk_function_refuses_strangers_and_lesser_roles()
    {
        var steward = await fair.SignedInAsync("steward");
        var nobody = await fair.SignedInAsync();
        var desk = Functions.Where(function => function.Method.GetCustomAttribute<DeskAttribute>() is not null).ToList();
        Assert.True(desk.Count >= 35);
        foreach (var (method, trigger) in desk)
        {
            var path = "/" + trigger.Route!.Replace("{lang:length(2)}", "ar", StringComparison.Ordinal).Replace("{id}", "0193ceb23d70-9bc6821f4ffc647f100b", StringComparison.Ordinal).Replace("{file}", "x", StringComparison.Ordinal).Replace("{workshop}", "branding", StringComparison.Ordinal).Replace("{number:int}", "1", StringComparison.Ordinal).Replace("{queue}", "mail", StringComparison.Ordinal).Replace("{format}", "csv", StringComparison.Ordinal);
            var verb = trigger.Methods!.Contains("get") ? HttpMethod.Get : HttpMethod.Post;
            Assert.Equal((method.Name, verb == HttpMethod.Get ? HttpStatusCode.Found : HttpStatusCode.Unauthorized), (method.Name, await CallAsync(fair.Client, verb, path)));
            Assert.Equal((method.Name, HttpStatusCode.Forbidden), (method.Name, await CallAsync(nobody, verb, path)));
            var min = method.GetCustomAttribute<DeskAttribute>()!.Min;
            if (min > Role.Steward)
            {
                Assert.Equal((method.Name, HttpStatusCode.Forbidden), (method.Name, await CallAsync(steward, verb, path)));
            }
        }
    }

    [Fact]
    public async Task A_forged_principal_counts_for_nothing()
    {
        using var forged = fair.NewClient();
        forged.DefaultRequestHeaders.Add("X-MS-CLIENT-PRINCIPAL", Convert.ToBase64String("""{"claims":[{"typ":"name","val":"x"},{"typ":"roles","val":"organiser"}]}"""u8));
        Assert.Equal(HttpStatusCode.Found, await CallAsync(forged, HttpMethod.Get, "/ar/desk/applications"));
    }

    [Fact]
    public async Task Where_the_platform_does_not_authenticate_its_header_means_nothing()
    {
        await using var bare = await RunningFair.StartAsync(storage, "--WEBSITE_AUTH_ENABLED", "False");
        Assert.Equal(HttpStatusCode.Found, await CallAsync(await bare.SignedInAsync("organiser"), HttpMethod.Get, "/ar/desk/applications"));
    }

    [Fact]
    public async Task An_organiser_is_who_the_settings_name()
    {
        await using var named = await RunningFair.StartAsync(storage, "--Desk:Organisers", "other@example.org; Sample.Organiser ;");
        Assert.Equal(HttpStatusCode.OK, await CallAsync(await named.SignedInAsync(), HttpMethod.Get, "/ar/desk/applications"));
        await using var others = await RunningFair.StartAsync(storage, "--Desk:Organisers", "other@example.org");
        Assert.Equal(HttpStatusCode.Forbidden, await CallAsync(await others.SignedInAsync("organiser"), HttpMethod.Get, "/ar/desk/applications"));
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site", HttpStatusCode.Forbidden)]
    [InlineData("Sec-Fetch-Site", "same-site", HttpStatusCode.Forbidden)]
    [InlineData("Sec-Fetch-Site", "same-origin", HttpStatusCode.OK)]
    [InlineData("Origin", "https://elsewhere.example", HttpStatusCode.Forbidden)]
    [InlineData("Origin", "null", HttpStatusCode.Forbidden)]
    public async Task Posts_from_another_sites_page_are_refused(string header, string value, HttpStatusCode expected)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/fr/link") { Content = new FormUrlEncodedContent([new("email", "a@example.org")]) };
        request.Headers.Add(header, value);
        using var answer = await fair.Client.SendAsync(request);
        Assert.Equal(expected, answer.StatusCode);
    }

    [Theory]
    [InlineData("http://fair.example:8080", "fair.example:8080", HttpStatusCode.OK)]
    [InlineData("http://fair.example:8080", "fair.example", HttpStatusCode.Forbidden)]
    [InlineData("http://elsewhere.example", "fair.example", HttpStatusCode.Forbidden)]
    public async Task An_older_browser_that_tells_only_its_origin_can_post(string origin, string host, HttpStatusCode expected)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/fr/link") { Content = new FormUrlEncodedContent([new("email", "a@example.org")]) };
        request.Headers.Add("Origin", origin);
        request.Headers.Host = host;
        using var answer = await fair.Client.SendAsync(request);
        Assert.Equal(expected, answer.StatusCode);
    }

    [Fact]
    public async Task At_the_desk_a_post_that_does_not_say_where_it_comes_from_is_refused()
    {
        var desk = await fair.SignedInAsync("organiser");
        desk.DefaultRequestHeaders.Remove("Sec-Fetch-Site");
        Assert.Equal(HttpStatusCode.Forbidden, await CallAsync(desk, HttpMethod.Post, "/ar/desk/mail/address/x"));
        desk.DefaultRequestHeaders.Add("Origin", fair.Address.GetLeftPart(UriPartial.Authority));
        Assert.Equal(HttpStatusCode.SeeOther, await CallAsync(desk, HttpMethod.Post, "/ar/desk/mail/address/x"));
    }

    [Fact]
    public async Task Every_answer_carries_the_security_headers()
    {
        foreach (var path in new[] { "/", "/ar", "/fr/apply", "/en/nowhere", "/xx", "/ar/applications/x", "/healthz", "/openapi.json", "/ar/desk", "/assets/x/y", "/api/nowhere" })
        {
            using var answer = await fair.Client.GetAsync(path);
            var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
            Assert.Contains("default-src 'none'", policy);
            Assert.DoesNotContain("unsafe", policy);
            Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
            Assert.Equal("same-origin", answer.Headers.GetValues("Referrer-Policy").Single());
            Assert.Equal("DENY", answer.Headers.GetValues("X-Frame-Options").Single());
            Assert.Contains("max-age", answer.Headers.GetValues("Strict-Transport-Security").Single());
        }
    }

    [Fact]
    public async Task A_flood_from_one_network_address_is_slowed_whatever_it_claims_and_another_address_is_not()
    {
        await using var narrow = await RunningFair.StartAsync(storage, "--Site:PostsPerNetworkAddress", "20");
        using var one = From(narrow, "127.0.0.1");
        using var other = From(narrow, "127.0.0.2");
        var answers = new List<HttpStatusCode>();
        for (var n = 0; n < 40; n++)
        {
            answers.Add(await AskAsync(one, n));
        }

        Assert.Contains(HttpStatusCode.TooManyRequests, answers);
        Assert.Equal(20, answers.TakeWhile(answer => answer != HttpStatusCode.TooManyRequests).Count());
        Assert.Equal(HttpStatusCode.BadRequest, await AskAsync(other, 0));

        static async Task<HttpStatusCode> AskAsync(HttpClient client, int number)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/fr/link") { Content = new FormUrlEncodedContent([new("email", "x")]) };
            request.Headers.Add("X-Forwarded-For", $"203.0.113.{number}");
            using var answer = await client.SendAsync(request);
            return answer.StatusCode;
        }

        static HttpClient From(RunningFair fair, string address) => new(new SocketsHttpHandler
        {
            ConnectCallback = async (context, cancellationToken) =>
            {
                var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
                socket.Bind(new IPEndPoint(IPAddress.Parse(address), 0));
                await socket.ConnectAsync(context.DnsEndPoint, cancellationToken);
                return new NetworkStream(socket, ownsSocket: true);
            },
        })
        { BaseAddress = fair.Address };
    }

    [Fact]
    public async Task A_thousand_posts_at_once_from_one_address_pass()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 1300).Select(async _ => (await fair.Client.PostAsync("/fr/link", new FormUrlEncodedContent([new("email", "x")]))).StatusCode));
        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.BadRequest, answer));
    }

    [Theory]
    [InlineData("/ar/nowhere", "لا توجد صفحة بهذا العنوان", "text/html")]
    [InlineData("/fr/nowhere/at/all", "introuvable", "text/html")]
    [InlineData("/en/apply/received/1234567", "no page at this address", "text/html")]
    [InlineData("/xx/apply", "لا توجد صفحة بهذا العنوان", "text/html")]
    [InlineData("/api/nowhere", "title", "application/problem+json")]
    public async Task What_is_not_there_is_told_in_the_readers_language(string path, string text, string type)
    {
        using var answer = await fair.Client.GetAsync(path);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal(type, answer.Content.Headers.ContentType?.MediaType);
        Assert.Contains(text, await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_failure_is_a_page_in_the_readers_language_without_a_trace_and_is_logged()
    {
        fair.Expect("failed in invocation");
        // An event of the mail may meet the armed call instead of the page.
        fair.Expect("Delivery events were refused");
        var (_, link) = await fair.ApplyAsync(AnApplication.Of());
        await fair.SettleAsync();
        fair.Calls.Arm(1, Fault.CrashBefore);
        using var answer = await fair.Client.GetAsync(link.Replace("/fr/", "/ar/", StringComparison.Ordinal));
        fair.Calls.Disarm();
        var page = await answer.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.Contains("وقع عطل عندنا", page);
        Assert.DoesNotContain("Exception", page);
        Assert.Contains(fair.Warnings, warning => warning.Contains("FollowApplication failed", StringComparison.Ordinal));
    }

    private static async Task<HttpStatusCode> CallAsync(HttpClient client, HttpMethod verb, string path)
    {
        using var request = new HttpRequestMessage(verb, path);
        using var answer = await client.SendAsync(request);
        return answer.StatusCode;
    }
}
