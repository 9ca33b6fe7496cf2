using Azure.Storage.Queues;
using HostProbe;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using TestHost;

namespace LocalHost.Tests;

/// <summary>The probe on the genuine worker in this process, behind the local host, on a free port.</summary>
public sealed class RunningProbe : IAsyncDisposable
{
    private readonly CancellationTokenSource patience = new(TimeSpan.FromSeconds(60));
    private readonly FunctionsHost host;
    private readonly WorkerInProcess worker;
    private readonly string? connection;
    private readonly Dictionary<string, int> taken = [];

    private RunningProbe(FunctionsHost host, WorkerInProcess worker, Interception interception, string? connection)
    {
        this.host = host;
        this.worker = worker;
        this.connection = connection;
        Interception = interception;
        Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = true }) { BaseAddress = host.Address };
    }

    public HttpClient Client { get; }

    public Uri Address => host.Address;

    /// <summary>What the application finds configured.</summary>
    public IConfiguration Configuration => Get<IConfiguration>();

    /// <summary>Ends a wait in vain.</summary>
    public CancellationToken Patience => patience.Token;

    internal Interception Interception { get; }

    public static Task<RunningProbe> StartAsync(StorageAccounts storage, params string[] settings) => StartAsync(storage.Next(), settings);

    /// <summary>Starts on storage that holds something already, or, without any, on the run's own.</summary>
    public static async Task<RunningProbe> StartAsync(string? connection, params string[] settings)
    {
        var interception = new Interception();
        var worker = new WorkerInProcess(typeof(EventFunctions).Assembly, (args, configure) => Create(args, configure, interception));
        string[] all = ["--application", Probe.Folder, "--port", "0", "--quiet", .. connection is null ? Array.Empty<string>() : ["--AzureWebJobsStorage", connection], .. settings];
        return new(await FunctionsHost.StartAsync(all, worker), worker, interception, connection);
    }

    public T Get<T>()
        where T : notnull => worker.Services.GetRequiredService<T>();

    public QueueClient Queue(string name, QueueMessageEncoding encoding = QueueMessageEncoding.Base64) =>
        new(connection, name, new QueueClientOptions { MessageEncoding = encoding });

    public async Task SendAsync(string queueName, string text, QueueMessageEncoding encoding = QueueMessageEncoding.Base64)
    {
        var queue = Queue(queueName, encoding);
        await queue.CreateIfNotExistsAsync(cancellationToken: Patience);
        await queue.SendMessageAsync(text, Patience);
    }

    public async Task<int> CountAsync(string queueName) =>
        (await Queue(queueName).GetPropertiesAsync(Patience)).Value.ApproximateMessagesCount;

    /// <summary>What the function saw at its next call, which may still be to come.</summary>
    internal async Task<Entry> NextAsync(string function)
    {
        var number = taken.GetValueOrDefault(function);
        taken[function] = number + 1;
        while (true)
        {
            if ((await CallsAsync(function)) is { } calls && calls.Count > number)
            {
                return calls[number];
            }

            await Task.Delay(20, Patience);
        }
    }

    internal async Task<IReadOnlyList<Entry>> CallsAsync(string function) =>
        [.. (await ProbeJournal.ReadAsync(host)).Where(entry => entry.Function == function)];

    public async Task MoveClockAsync(string time)
    {
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("at", time)]);
        using var response = await Client.PostAsync("/_clock", form, Patience);
        response.EnsureSuccessStatusCode();
    }

    public ValueTask StopAsync() => host.DisposeAsync();

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await host.DisposeAsync();
        patience.Dispose();
    }

    /// <summary>As the probe's own Program, with what a test adds.</summary>
    private static IHost Create(string[] args, Action<IServiceCollection> configure, Interception interception)
    {
        var builder = FunctionsApplication.CreateBuilder(args);
        builder.ConfigureFunctionsWebApplication();
        builder.UseMiddleware<Interception>();
        builder.UseMiddleware<ShortCircuit>();
        builder.UseMiddleware<ScopeRecorder>();
        builder.Services.AddSingleton(interception);
        builder.Services.AddScoped<Scope>();
        builder.Services.AddSingleton<Journal>();
        configure(builder.Services);
        return builder.Build();
    }
}
