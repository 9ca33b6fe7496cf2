using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using Fair.Workshops;
using LocalHost;
using TestHost;
using Xunit;

namespace Fair.Tests.Workshops;

/// <summary>A person and the form that it fills in.</summary>
public sealed record Person(Dictionary<string, string> Fields, string Form);

/// <summary>The application in several processes on one storage account, as a platform that scales runs it.</summary>
public sealed class Instances : IAsyncDisposable
{
    private readonly List<FunctionsHost> running = [];
    private readonly List<HttpClient> clients = [];

    /// <summary>Starts that many processes on a fair's storage.</summary>
    public static async Task<Instances> StartAsync(RunningFair fair, int count, params string[] settings)
    {
        var instances = new Instances();
        var addresses = await Task.WhenAll(Enumerable.Range(0, count).Select(_ => instances.StartAsync(fair.Storage, settings)));
        foreach (var address in addresses)
        {
            var client = NewClient(address);
            using var warm = await client.GetAsync("/fr/workshops");
            Assert.Equal(HttpStatusCode.OK, warm.StatusCode);
            instances.clients.Add(client);
        }

        return instances;
    }

    /// <summary>Signs somebody up on one of the instances, in turn.</summary>
    public async Task<int> SignUpAsync(int place, string workshop, Person person)
    {
        var fields = new Dictionary<string, string>(person.Fields) { ["formId"] = person.Form };
        using var body = new FormUrlEncodedContent(fields);
        using var answer = await clients[place % clients.Count].PostAsync($"/fr/workshops/{workshop}", body);
        return ASignUp.PositionOf(answer);
    }

    /// <summary>A client of each instance that is signed in at the desk.</summary>
    public async Task<IReadOnlyList<HttpClient>> DeskAsync()
    {
        foreach (var client in clients)
        {
            using var answer = await client.PostAsync("/.auth/login/aad", new FormUrlEncodedContent([new("name", "sample.organiser"), new("roles", "organiser")]));
            client.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        }

        return clients;
    }

    public static async Task CancelAsync(HttpClient desk, SignUpRow row)
    {
        using var answer = await desk.PostAsync($"/fr/desk/workshops/{row.Workshop}/sign-ups/{row.Number.ToString(CultureInfo.InvariantCulture)}", null);
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
    }

    /// <summary>The mails that all of them have sent, once there are so many.</summary>
    public Task<List<MailboxMessage>> MailsAsync(int count) => RunningFair.EventuallyAsync(
        async () => (await Task.WhenAll(clients.Select(client => client.GetFromJsonAsync<List<MailboxMessage>>("/_mailbox/messages")))).SelectMany(mails => mails!).ToList(),
        mails => mails.Count >= count, $"{count} mails", TimeSpan.FromMinutes(4));

    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(running.Select(instance => instance.DisposeAsync().AsTask()));
        clients.ForEach(client => client.Dispose());
    }

    private static HttpClient NewClient(Uri address) => new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = true, CookieContainer = new CookieContainer() })
    {
        BaseAddress = address,
        Timeout = TimeSpan.FromMinutes(3),
    };

    private async Task<Uri> StartAsync(string connection, string[] settings)
    {
        var instance = await FunctionsHost.StartAsync(
        [
            "--application", Built.Application, "--port", "0", "--quiet", "--AzureWebJobsStorage", connection,
            "--AzureFunctionsJobHost:extensions:queues:maxPollingInterval", "00:00:00.100", "--LocalHost:EventWebhook", "", .. settings,
        ]);
        lock (running)
        {
            running.Add(instance);
        }

        return instance.Address;
    }
}
