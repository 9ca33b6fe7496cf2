using System.Diagnostics;
using LocalHost.Rpc;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace LocalHost;

/// <summary>
/// One run of a Functions application on this machine: what Core Tools would be, with a clock, storage and a mailbox of the
/// run's own, so that many can run beside each other.
/// </summary>
public sealed partial class FunctionsHost : IAsyncDisposable
{
    private static readonly TimeSpan EndWithin = TimeSpan.FromSeconds(30);

    // A worker that ends, and what it has said, after its connection has.
    private static readonly TimeSpan EndsWithin = TimeSpan.FromSeconds(5);

    private readonly WebApplication web;
    private readonly LocalSettings settings;
    private readonly ILogger logger;
    private readonly WorkerChannel channel;
    private readonly HttpFunctions http;
    private readonly List<BackgroundWork> work = [];
    private readonly TaskCompletionSource<string> broken = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Azurite? azurite;
    private IWorker? worker;
    private int isStopping;

    private FunctionsHost(WebApplication web)
    {
        this.web = web;
        settings = web.Services.GetRequiredService<LocalSettings>();
        logger = web.Services.GetRequiredService<ILogger<FunctionsHost>>();
        channel = web.Services.GetRequiredService<WorkerChannel>();
        http = web.Services.GetRequiredService<HttpFunctions>();
        // The container ends what it has made.
        web.Services.GetRequiredService<ReservedPorts>();
    }

    /// <summary>Where the application answers, such as <c>http://127.0.0.1:7071/</c>.</summary>
    public Uri Address => Services.GetRequiredService<LocalAddress>().Base;

    /// <summary>The run's clock.</summary>
    public MovableClock Clock => Services.GetRequiredService<MovableClock>();

    /// <summary>Done, with the reason, when the run can't go on: its worker or its storage has ended.</summary>
    public Task<string> Broken => broken.Task;

    internal IServiceProvider Services => web.Services;

    /// <summary>Starts storage, host and worker, and returns when functions can be called.</summary>
    /// <param name="args">Settings: see <see cref="CommandLine"/>; <c>--application</c> must be among them.</param>
    /// <param name="launcher">Starts the worker; as a process of its own if null.</param>
    /// <param name="configure">What a test adds to the host itself, such as a logger.</param>
    /// <exception cref="LocalHostException">The run cannot start; the message says why and what to do.</exception>
    public static async Task<FunctionsHost> StartAsync(string[] args, IWorkerLauncher? launcher = null, Action<IServiceCollection>? configure = null)
    {
        var settings = RunSettings.Read(args);
        var signing = Task.Run(() => new EventSigner());
        var host = new FunctionsHost(Build(settings, signing, configure));
        try
        {
            await host.StartAsync(settings, launcher ?? new WorkerProcess.Launcher(host.settings.Quiet));
            return host;
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }

    /// <summary>Runs until the console ends it, or until it can't go on.</summary>
    /// <returns>The process's exit code.</returns>
    public async Task<int> RunAsync()
    {
        // Not WaitForShutdownAsync: that would stop the server, while what is in work still needs it.
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = web.Lifetime.ApplicationStopping.Register(asked.SetResult);
        if (await Task.WhenAny(asked.Task, Broken) == asked.Task)
        {
            return 0;
        }

        await Console.Error.WriteLineAsync(await Broken);
        return 1;
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref isStopping, 1) == 1)
        {
            return;
        }

        using var patience = new CancellationTokenSource(EndWithin);
        var layer = Services.GetRequiredService<HttpLayer>();
        layer.GiveUp();
        // What is in work may still talk to the site, and the site to the worker.
        foreach (var part in work)
        {
            await part.EndAsync(patience.Token);
        }

        layer.Close();
        while (http.Running > 0 && !patience.IsCancellationRequested)
        {
            await Task.Delay(10, CancellationToken.None);
        }

        channel.Terminate();
        if (worker is WorkerProcess process && !channel.Begun.IsCompletedSuccessfully)
        {
            // It hears nobody.
            process.Kill();
        }

        if (worker is not null)
        {
            await worker.DisposeAsync();
        }

        channel.Complete();
        work.ForEach(part => part.Dispose());
        await web.StopAsync(patience.Token);
        await web.DisposeAsync();
        if (azurite is not null)
        {
            await azurite.DisposeAsync();
        }
    }

    private static WebApplication Build(RunSettings settings, Task<EventSigner> signing, Action<IServiceCollection>? configure)
    {
        var builder = WebApplication.CreateEmptyBuilder(new() { ContentRootPath = settings.Own.Application, EnvironmentName = Environments.Development });
        builder.Configuration.AddConfiguration(settings.Configuration);
        // Whatever may be wrong is told before a port is taken.
        var queues = new HostQueuesOptions(HostFile.Read(settings.Own.Application, builder.Configuration));
        var ports = ReservedPorts.Reserve(settings.Own.Port);
        var clock = new MovableClock(settings.Own.At);
        var services = builder.Services;
        services.AddSingleton(clock);
        services.AddSingleton<TimeProvider>(clock);
        services.AddSingleton(settings.Own);
        services.AddSingleton(_ => ports);
        services.AddSingleton(_ => signing.GetAwaiter().GetResult());
        services.AddSingleton(new LocalAddress(new Uri($"http://{ports.Site.EndPoint}/")));
        services.AddSingleton(new HostIdentity(new Uri($"http://{ports.Worker.EndPoint}/"), Guid.CreateVersion7().ToString(), Guid.CreateVersion7().ToString()));
        services.AddSingleton(new TimerMemory(settings.HasStorage ? null : settings.DataFolder));
        services.AddSingleton(queues);
        services.AddSingleton<WorkerChannel>();
        services.AddSingleton<QueueOutputs>();
        services.AddSingleton<FunctionCalls>();
        services.AddSingleton<HostKeys>();
        services.AddSingleton<HttpFunctions>();
        services.AddSingleton<HttpLayer>();
        services.AddSingleton<MailStore>();
        services.AddSingleton<MailboxBehaviours>();
        services.AddSingleton<EventWebhook>();
        services.AddHttpForwarder();
        services.AddGrpc(grpc =>
        {
            grpc.MaxReceiveMessageSize = null;
            grpc.MaxSendMessageSize = null;
        });
        builder.AddServer(ports.Site, ports.Worker);
        builder.AddConsole(settings.Own.Quiet);
        configure?.Invoke(services);

        var app = builder.Build();
        var workerPort = ports.Worker.EndPoint.Port;
        app.MapWhen(http => http.Connection.LocalPort == workerPort, rpc => rpc.UseRouting().UseEndpoints(endpoints => endpoints.MapGrpcService<FunctionRpcService>()));
        var layer = app.Services.GetRequiredService<HttpLayer>();
        app.Run(layer.AnswerAsync);
        return app;
    }

    private async Task StartAsync(RunSettings run, IWorkerLauncher launcher)
    {
        var storage = StartStorageAsync(run);
        await web.StartAsync();
        var provided = run.ForWorker(Address, Services.GetRequiredService<EventSigner>().PublicKey, await storage);
        ((IConfigurationBuilder)web.Configuration).AddInMemoryCollection(provided!);

        var identity = Services.GetRequiredService<HostIdentity>();
        worker = await launcher.LaunchAsync(new(settings.Application, identity, provided, Clock), CancellationToken.None);
        var functions = await LoadAsync();
        _ = WatchAsync(worker);
        if (worker.HttpAddress is { } address)
        {
            channel.BelieveInstead(address);
        }

        await HttpAnswersAsync();
        var catalog = new FunctionCatalog(functions, web.Configuration);
        var host = HostFile.Read(settings.Application, web.Configuration);
        Services.GetRequiredService<HttpLayer>().Open(catalog, host["extensions:http:routePrefix"] ?? "api");
        work.Add(ActivatorUtilities.CreateInstance<TimerRunner>(Services, catalog));
        work.Add(ActivatorUtilities.CreateInstance<QueuePump>(Services, catalog));
        work.Add(Services.GetRequiredService<EventWebhook>());
        work.ForEach(part => part.Begin());
        work.ForEach(part => _ = part.Failed.ContinueWith(failure => Break($"The run can't go on: {failure.Result}"), TaskScheduler.Default));
        if (!settings.Quiet)
        {
            Console.Out.Write(Announcement.Text(Path.GetFileNameWithoutExtension(WorkerConfig.Read(settings.Application).Assembly), settings, Address, Clock.GetUtcNow()));
        }
    }

    private async Task<string?> StartStorageAsync(RunSettings run)
    {
        if (run.HasStorage)
        {
            return null;
        }

        azurite = await Azurite.StartAsync(new() { DataFolder = Path.Combine(run.DataFolder, "azurite"), Script = settings.Azurite });
        _ = azurite.Ended.ContinueWith(end => Break($"Azurite, the storage of this run, has ended by itself. It said:\n{end.Result}"), TaskScheduler.Default);
        return azurite.ConnectionString;
    }

    /// <exception cref="LocalHostException">The worker ended, did not begin or did not answer in time.</exception>
    private async Task<IReadOnlyList<FunctionInfo>> LoadAsync()
    {
        var waited = Stopwatch.StartNew();
        using var patience = new CancellationTokenSource(settings.LoadWithin);
        var load = channel.LoadAsync(settings.Application, patience.Token);
        var late = channel.Begun.WaitAsync(settings.BeginWithin, patience.Token);
        try
        {
            if (await Task.WhenAny(late, worker!.Ended, broken.Task) == late)
            {
                await late;
                if (await Task.WhenAny(load, worker.Ended, broken.Task) == load)
                {
                    return await load;
                }
            }
        }
        catch (Exception exception) when (exception is TimeoutException or OperationCanceledException)
        {
            throw new LocalHostException(
                $"The application has not {(exception is TimeoutException ? "begun" : "answered")} within {waited.Elapsed.TotalSeconds:0} seconds. Its last words:\n{LastWords()}", exception);
        }
        finally
        {
            await patience.CancelAsync();
        }

        // The storage is asked first: a worker without storage may end as well.
        throw new LocalHostException(broken.Task.IsCompleted ? await broken.Task : $"The application ended while it was starting. Its last words:\n{await worker.Ended}");
    }

    /// <exception cref="LocalHostException">The worker ended meanwhile.</exception>
    private async Task HttpAnswersAsync()
    {
        using var patience = new CancellationTokenSource(settings.LoadWithin);
        var answers = channel.HttpAnswersAsync(patience.Token);
        if (await Task.WhenAny(answers, Broken) != answers)
        {
            await patience.CancelAsync();
            throw new LocalHostException(await Broken);
        }

        try
        {
            await answers;
        }
        catch (OperationCanceledException exception)
        {
            throw new LocalHostException($"The application has loaded its functions, and takes no requests within {settings.LoadWithin.TotalSeconds:0} seconds. Its last words:\n{LastWords()}", exception);
        }
    }

    /// <summary>A worker may end, or no longer listen though it lives.</summary>
    private async Task WatchAsync(IWorker started)
    {
        if (await Task.WhenAny(started.Ended, channel.Ended) != started.Ended && isStopping == 0)
        {
            await Task.WhenAny(started.Ended, Task.Delay(EndsWithin));
        }

        Break(started.Ended.IsCompleted
            ? $"The application has ended by itself. Its last words:\n{await started.Ended}"
            : $"The application no longer listens to this host. Its last words:\n{LastWords()}");
    }

    private string LastWords() => worker is WorkerProcess process ? process.LastWords() : "";

    /// <summary>Ends the run. Who runs it at a console prints the reason; elsewhere it is in the log.</summary>
    private void Break(string reason)
    {
        if (isStopping == 0 && broken.TrySetResult(reason) && settings is { Quiet: true })
        {
            LogBroken(logger, reason);
        }
    }

    [LoggerMessage(Level = LogLevel.Critical, Message = "{Reason}")]
    private static partial void LogBroken(ILogger logger, string reason);
}
