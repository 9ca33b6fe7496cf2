using System.Net;
using Azure.Storage.Queues;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using SampleApp;

namespace LocalWorker.Tests;

/// <summary>The sample application, running in this process on a free port.</summary>
public sealed class RunningSample : IAsyncDisposable
{
    private readonly CancellationTokenSource patience = new(TimeSpan.FromSeconds(40));
    private readonly IHost host;
    private readonly string connection;

    private RunningSample(IHost host, string connection)
    {
        this.host = host;
        this.connection = connection;
        Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = true, CookieContainer = Cookies })
        {
            BaseAddress = host.Services.GetRequiredService<LocalAddress>().Base,
        };
    }

    public CookieContainer Cookies { get; } = new();

    public HttpClient Client { get; }

    public IConfiguration Configuration => Get<IConfiguration>();

    public MovableClock Clock => (MovableClock)Get<TimeProvider>();

    public Journal Journal => Get<Journal>();

    /// <summary>Ends a wait in vain.</summary>
    public CancellationToken Patience => patience.Token;

    public static Task<RunningSample> StartAsync(StorageAccounts storage, params string[] settings) => StartAsync(storage.Next(), settings);

    /// <summary>Starts on storage that holds something already.</summary>
    public static async Task<RunningSample> StartAsync(string connection, params string[] settings)
    {
        var host = Sample.Build(
        [
            "--port", "0", "--quiet", "--LocalWorker:Functions", "SampleApp", "--OrdersQueue", "orders", "--Rarely", "0 0 0 29 2 *",
            "--AzureWebJobsStorage", connection, .. settings,
        ]);
        await host.StartAsync();
        return new RunningSample(host, connection);
    }

    public T Get<T>()
        where T : notnull => host.Services.GetRequiredService<T>();

    public Task<string> NextAsync(string beginning) => Journal.NextAsync(beginning, Patience);

    public QueueClient Queue(string name) =>
        new(connection, name, new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 });

    public async Task SendAsync(string queueName, string text)
    {
        var queue = Queue(queueName);
        await queue.CreateIfNotExistsAsync(cancellationToken: Patience);
        await queue.SendMessageAsync(text, Patience);
    }

    public Task StopAsync() => host.StopAsync(Patience);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await host.StopAsync(CancellationToken.None);
        await ((IAsyncDisposable)host).DisposeAsync();
        patience.Dispose();
    }
}
