using Fair;
using LocalHost;
using Microsoft.Extensions.DependencyInjection;

namespace TestHost;

/// <summary>The fair on the genuine worker in this process, behind the local host, on a free port.</summary>
public sealed class HostedFair : IAsyncDisposable
{
    private readonly FunctionsHost host;
    private readonly WorkerInProcess worker;

    private HostedFair(FunctionsHost host, WorkerInProcess worker) => (this.host, this.worker) = (host, worker);

    public Uri Address => host.Address;

    public MovableClock Clock => host.Clock;

    /// <summary>The application's services.</summary>
    public IServiceProvider Services => worker.Services;

    /// <param name="settings">Settings of the run and of the application, as on a command line; its storage must be among them.</param>
    /// <param name="configure">What is added to the application's services.</param>
    /// <param name="configureHost">What is added to the local host's.</param>
    public static async Task<HostedFair> StartAsync(
        IEnumerable<string> settings, Action<IServiceCollection>? configure = null, Action<IServiceCollection>? configureHost = null)
    {
        var worker = new WorkerInProcess(typeof(FairHost).Assembly, FairHost.Create, configure);
        string[] all = ["--application", AppContext.BaseDirectory, "--port", "0", "--quiet", .. settings];
        return new(await FunctionsHost.StartAsync(all, worker, configureHost), worker);
    }

    public T Get<T>()
        where T : notnull => Services.GetRequiredService<T>();

    public ValueTask DisposeAsync() => host.DisposeAsync();
}
