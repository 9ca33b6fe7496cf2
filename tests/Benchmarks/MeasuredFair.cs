using System.Net;
using LocalHost;
using Microsoft.Extensions.DependencyInjection;
using Platform.Records;
using TestHost;

namespace Fair.Benchmarks;

/// <summary>The application as it is started in production, in this process, with an Azurite of its own.</summary>
internal sealed class MeasuredFair : IAsyncDisposable
{
    private readonly Azurite? azurite;
    private readonly HostedFair host;

    private MeasuredFair(string storage, Azurite? azurite, HostedFair host, CountedCalls calls)
    {
        this.azurite = azurite;
        Storage = storage;
        this.host = host;
        Calls = calls;
        Client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = host.Address };
    }

    public CountedCalls Calls { get; }

    /// <summary>A client that follows no redirects and unpacks nothing.</summary>
    public HttpClient Client { get; }

    public string Storage { get; }

    public MovableClock Clock => host.Clock;

    public IServiceProvider Services => host.Services;

    public static async Task<MeasuredFair> StartAsync(params string[] settings)
    {
        var azurite = await Azurite.StartAsync(new AzuriteOptions());
        return await StartAsync(azurite.ConnectionString, azurite, settings);
    }

    /// <summary>Another instance of the application, on the storage of this one.</summary>
    public Task<MeasuredFair> StartAnotherAsync(params string[] settings) => StartAsync(Storage, null, settings);

    private static async Task<MeasuredFair> StartAsync(string storage, Azurite? azurite, string[] settings)
    {
        var calls = new CountedCalls();
        var host = await HostedFair.StartAsync(
            [
                "--AzureWebJobsStorage", storage, "--Storage:Create", "true", "--Edition:SampleWorkshops", "true",
                // Within the dates of applications, and as long as can be before a timer's minute is full.
                "--at", "2024-12-16T09:00:01",
                // Mails are on their way at once, so that they are gone before the next measurement; no events come after them.
                "--AzureFunctionsJobHost:extensions:queues:maxPollingInterval", "00:00:00.100", "--LocalHost:EventWebhook", "",
                "--Site:PostsPerNetworkAddress", "1000000",
                .. settings,
            ],
            services =>
            {
                services.AddSingleton<StorageCalls>(calls);
                NamedExecutor.Wrap(services);
            });
        return new(storage, azurite, host, calls);
    }

    public T Get<T>()
        where T : notnull => host.Get<T>();

    public async Task ApplyAsync()
    {
        using var body = SampleForm.Body(SampleForm.Valid(), Get<TimeProvider>());
        using var answer = await Client.PostAsync("/fr/apply", body);
        if (answer.StatusCode != HttpStatusCode.SeeOther && answer.StatusCode != HttpStatusCode.Found)
        {
            throw new InvalidOperationException($"Applying answered {answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
        }
    }

    /// <summary>Applies, and waits until the mail is sent and the application is at rest again.</summary>
    public async Task ApplyAndSettleAsync()
    {
        var before = Calls.Others;
        await ApplyAsync();
        await RestAsync(before + MailCalls);
    }

    /// <summary>Waits until queue functions have made that many storage calls in all, and are done.</summary>
    public async Task RestAsync(int others)
    {
        for (var waited = 0; Calls.Others < others && waited < 5000; waited += 5)
        {
            await Task.Delay(5);
        }

        // The worker still deletes the message.
        await Task.Delay(25);
    }

    /// <summary>What sending one mail costs at least: read, claim, settle.</summary>
    private const int MailCalls = 3;

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await host.DisposeAsync();
        if (azurite is not null)
        {
            await azurite.DisposeAsync();
        }
    }
}
