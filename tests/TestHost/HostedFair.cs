using Fair;
using LocalHost;
using Microsoft.Extensions.DependencyInjection;

namespace TestHost;

/// <summary>The fair on the genuine worker behind the local host, on a free port: in this process, or as what ships, in a process of its own.</summary>
public sealed class HostedFair : IAsyncDisposable
{
    private readonly FunctionsHost host;

    private HostedFair(FunctionsHost host, IServiceProvider services) => (this.host, Services) = (host, services);

    public Uri Address => host.Address;

    public MovableClock Clock => host.Clock;

    /// <summary>The application's services; beside an application in a process of its own, a second set on the same storage, to read with.</summary>
    public IServiceProvider Services { get; }

    /// <summary>Starts it in this process, where storage can be made to fail.</summary>
    /// <param name="settings">Settings of the run and of the application, as on a command line; its storage must be among them.</param>
    /// <param name="configure">What is added to the application's services.</param>
    /// <param name="configureHost">What is added to the local host's.</param>
    public static async Task<HostedFair> StartAsync(
        IEnumerable<string> settings, Action<IServiceCollection>? configure = null, Action<IServiceCollection>? configureHost = null)
    {
        var worker = new WorkerInProcess(typeof(FairHost).Assembly, FairHost.Create, configure);
        var host = await FunctionsHost.StartAsync(["--application", AppContext.BaseDirectory, "--port", "0", "--quiet", .. settings], worker, configureHost);
        return new(host, worker.Services);
    }

    /// <summary>Starts it as a process of its own.</summary>
    /// <param name="application">The folder of the built or published application.</param>
    /// <param name="storage">Its storage's connection string.</param>
    /// <param name="settings">Further settings, as on a command line.</param>
    /// <param name="configureHost">What is added to the local host's services; what the application logs is logged there.</param>
    public static async Task<HostedFair> StartProcessAsync(
        string application, string storage, IEnumerable<string> settings, Action<IServiceCollection>? configureHost = null)
    {
        string[] arguments = ["--application", application, "--port", "0", "--quiet", "--AzureWebJobsStorage", storage, .. settings];
        var host = await FunctionsHost.StartAsync(arguments, launcher: null, configureHost);
        return new(host, FairHost.Create([$"--AzureWebJobsStorage={storage}"], services => services.AddSingleton<TimeProvider>(host.Clock)).Services);
    }

    public T Get<T>()
        where T : notnull => Services.GetRequiredService<T>();

    public ValueTask DisposeAsync() => host.DisposeAsync();
}
