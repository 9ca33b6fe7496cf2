using System.Reflection;
using LocalHost;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace TestHost;

/// <summary>
/// Runs the genuine worker inside this process, where a test can make storage fail and look at services. What the worker finds
/// by the entry assembly when it is a process of its own is given to it here.
/// </summary>
/// <param name="application">The assembly that holds the functions.</param>
/// <param name="create">The application's own entry: builds its host from arguments, with what is added to its services.</param>
/// <param name="configure">What the test adds.</param>
public sealed class WorkerInProcess(
    Assembly application, Func<string[], Action<IServiceCollection>, IHost> create, Action<IServiceCollection>? configure = null) : IWorkerLauncher
{
    private IHost? host;

    static WorkerInProcess()
    {
        // The builder would watch every folder below the current one, for each of hundreds of starts.
        Environment.SetEnvironmentVariable("DOTNET_hostBuilder__reloadConfigOnChange", "false");
        Environment.SetEnvironmentVariable("FUNCTIONS_APPLICATION_DIRECTORY", AppContext.BaseDirectory.TrimEnd('/'));
    }

    /// <summary>The application's services, once it was launched.</summary>
    public IServiceProvider Services => host!.Services;

    public async Task<IWorker> LaunchAsync(WorkerStart start, CancellationToken cancellationToken)
    {
        string[] arguments =
        [
            $"--Functions:Worker:HostEndpoint={start.Identity.Address}", $"--Functions:Worker:WorkerId={start.Identity.WorkerId}",
            $"--Functions:Worker:RequestId={start.Identity.RequestId}", $"--Functions:Worker:GrpcMaxMessageLength={int.MaxValue}",
            .. start.Settings.Select(setting => $"--{setting.Key}={setting.Value}"),
        ];
        host = create(arguments, services =>
        {
            services.Replace(ServiceDescriptor.Singleton<TimeProvider>(start.Clock));
            // The worker's own port is one for the whole process; Kestrel says that it is not used, which is meant.
            services.Configure<KestrelServerOptions>(kestrel => kestrel.Listen(System.Net.IPAddress.Loopback, 0));
            services.AddLogging(logging => logging.AddFilter("Microsoft.AspNetCore.Server.Kestrel", LogLevel.Error));
            AddGenerated(services);
            configure?.Invoke(services);
        });
        try
        {
            await host.StartAsync(cancellationToken);
        }
        catch
        {
            await ((IAsyncDisposable)host).DisposeAsync();
            throw;
        }

        return new Running(host);
    }

    private void AddGenerated(IServiceCollection services)
    {
        foreach (var type in application.GetTypes().Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(IAutoConfigureStartup))))
        {
            ((IAutoConfigureStartup)Activator.CreateInstance(type)!).Configure(new ServicesOnly(services));
        }
    }

    private sealed class Running(IHost host) : IWorker
    {
        private readonly TaskCompletionSource<string> ended = new();

        public Task<string> Ended => ended.Task;

        public Uri? HttpAddress { get; } = new(host.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());

        public async ValueTask DisposeAsync()
        {
            await host.StopAsync(CancellationToken.None);
            await ((IAsyncDisposable)host).DisposeAsync();
        }
    }

    /// <summary>What generated code needs of a host's builder: a place for its services.</summary>
    private sealed class ServicesOnly(IServiceCollection services) : IHostBuilder
    {
        public IDictionary<object, object> Properties { get; } = new Dictionary<object, object>();

        public IHostBuilder ConfigureServices(Action<HostBuilderContext, IServiceCollection> configureDelegate)
        {
            configureDelegate(new(Properties), services);
            return this;
        }

        public IHost Build() => throw new NotSupportedException();

        public IHostBuilder ConfigureAppConfiguration(Action<HostBuilderContext, IConfigurationBuilder> configureDelegate) => throw new NotSupportedException();

        public IHostBuilder ConfigureContainer<TContainerBuilder>(Action<HostBuilderContext, TContainerBuilder> configureDelegate) => throw new NotSupportedException();

        public IHostBuilder ConfigureHostConfiguration(Action<IConfigurationBuilder> configureDelegate) => throw new NotSupportedException();

        public IHostBuilder UseServiceProviderFactory<TContainerBuilder>(IServiceProviderFactory<TContainerBuilder> factory)
            where TContainerBuilder : notnull => throw new NotSupportedException();

        public IHostBuilder UseServiceProviderFactory<TContainerBuilder>(Func<HostBuilderContext, IServiceProviderFactory<TContainerBuilder>> factory)
            where TContainerBuilder : notnull => throw new NotSupportedException();
    }
}
