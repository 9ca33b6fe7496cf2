using System.Runtime.ExceptionServices;
using Azure.Storage.Queues.Models;
using Microsoft.Azure.WebJobs;
using Microsoft.Azure.WebJobs.Host;
using Microsoft.Azure.WebJobs.Host.Timers;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace LocalHost;

/// <summary>
/// Listens to the queues of all queue triggers while the application runs, with the Functions host's own listeners: they fetch,
/// retry, and move to the poison queue. At the end it stops before the server does, since what is in work may still talk to it.
/// </summary>
internal sealed partial class QueuePump(
    FunctionCatalog catalog,
    FunctionCalls calls,
    HostQueuesOptions options,
    IConfiguration configuration,
    ILoggerFactory logs) : BackgroundWork
{
    private readonly ILogger logger = logs.CreateLogger<QueuePump>();

    protected override IEnumerable<Func<Task>> Start(CancellationToken stopping, CancellationToken aborting)
    {
        var functions = catalog.WithTrigger("queueTrigger").Where(function => !catalog.IsDisabled(function)).ToList();
        var triggers = functions.Select(function => (QueueConnection.QueueName(function.Trigger, configuration), QueueConnection.SettingOf(function.Trigger))).ToList();
        // Better told at the start than by a listener.
        functions.ForEach(function => QueueConnection.ConnectionString(function.Trigger, configuration));
        return functions.Count == 0 ? [] : [() => ListenAsync(functions, triggers, stopping, aborting)];
    }

    private async Task ListenAsync(List<FunctionInfo> functions, List<(string Queue, string Connection)> triggers, CancellationToken stopping, CancellationToken aborting)
    {
        var type = QueueListeners.Emit(triggers);
        var caller = (QueueCaller)Activator.CreateInstance(type)!;
        caller.Call = (index, message) => CallAsync(functions[index], message, aborting);
        using var host = Build(type, caller);
        await host.StartAsync(CancellationToken.None);
        await Task.Delay(Timeout.Infinite, stopping).ContinueWith(_ => { }, TaskScheduler.Default);
        await host.StopAsync(CancellationToken.None);
    }

    private IHost Build(Type type, QueueCaller caller) => new HostBuilder()
        .ConfigureAppConfiguration(builder => builder.AddConfiguration(configuration))
        .ConfigureWebJobs(jobs => jobs.AddAzureStorageQueues(options.Bind))
        .ConfigureServices(services =>
        {
            services.AddSingleton<ITypeLocator>(new Types([type]));
            services.AddSingleton<IJobActivator>(new QueueCaller.Activator(caller));
            // The host of the run handles Ctrl+C.
            services.AddSingleton<IHostLifetime, NoLifetime>();
            // How long what is in work may take is for the run to say, which tells it to give up: this host waits for its end.
            services.Configure<HostOptions>(host => host.ShutdownTimeout = Timeout.InfiniteTimeSpan);
            services.AddSingleton<IWebJobsExceptionHandlerFactory>(new Reporting(logger));
        })
        .ConfigureLogging(logging => logging
            .AddProvider(new Forwarding(logs))
            // What becomes of messages. How functions end is told here, by their names.
            .SetMinimumLevel(LogLevel.None)
            .AddFilter("Microsoft.Azure.WebJobs.Host.Queues", LogLevel.Warning)
            .AddFilter("Azure.Storage.Queues", LogLevel.Warning))
        .Build();

    private async Task CallAsync(FunctionInfo function, QueueMessage message, CancellationToken aborting)
    {
        // What the function starts must not go on waiting for the listener's own work.
        await Task.Yield();
        try
        {
            await calls.InvokeAsync(function, QueueEvent.Create(message, function.Trigger), aborting);
        }
        catch (Exception exception)
        {
            LogFailed(logger, exception, function.Name, message.DequeueCount, options.Value.MaxDequeueCount);
            // So that the listener knows.
            throw;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Function} failed, at the message's delivery {Count} of {MaxCount}")]
    private static partial void LogFailed(ILogger logger, Exception exception, string function, long count, int maxCount);

    [LoggerMessage(Level = LogLevel.Error, Message = "A queue's listener failed")]
    private static partial void LogListenerFailed(ILogger logger, Exception exception);

    private sealed class Types(Type[] types) : ITypeLocator
    {
        public IReadOnlyList<Type> GetTypes() => types;
    }

    /// <summary>What a listener can't handle is told. By default it would end the whole process, the tests' too.</summary>
    private sealed class Reporting(ILogger logger) : IWebJobsExceptionHandlerFactory, IWebJobsExceptionHandler
    {
        public IWebJobsExceptionHandler Create(IHost jobHost) => this;

        public Task OnTimeoutExceptionAsync(ExceptionDispatchInfo exceptionInfo, TimeSpan timeoutGracePeriod) => OnUnhandledExceptionAsync(exceptionInfo);

        public Task OnUnhandledExceptionAsync(ExceptionDispatchInfo exceptionInfo)
        {
            LogListenerFailed(logger, exceptionInfo.SourceException);
            return Task.CompletedTask;
        }
    }

    private sealed class NoLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }

    private sealed class Forwarding(ILoggerFactory logs) : ILoggerProvider
    {
        public ILogger CreateLogger(string categoryName)
        {
            try
            {
                return logs.CreateLogger(categoryName);
            }
            catch (ObjectDisposedException)
            {
                // The run is over, and a message that outlasted its patience comes to its end.
                return NullLogger.Instance;
            }
        }

        public void Dispose()
        {
        }
    }
}
