namespace Platform.Records;

/// <summary>
/// What must be done before anything else begins. The worker tells the host that it is there while other services are still
/// starting, and the first requests and timers come at once.
/// </summary>
public abstract class StartStep : IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken) => RunAsync(cancellationToken);

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    protected abstract Task RunAsync(CancellationToken cancellationToken);
}
