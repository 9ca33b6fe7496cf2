using Microsoft.Extensions.Hosting;

namespace LocalWorker;

/// <summary>
/// Work that goes on beside the server: it begins when the server answers, so that no page waits for it. At the end it is
/// stopped before the server, and what runs may end; it is told to give up only when the host's shutdown timeout is over.
/// </summary>
internal abstract class BackgroundWork : IHostedLifecycleService, IDisposable
{
    private readonly CancellationTokenSource stopping = new();
    private readonly CancellationTokenSource aborting = new();
    private Task work = Task.CompletedTask;
    private bool disposed;

    public Task StartedAsync(CancellationToken cancellationToken)
    {
        work = Task.WhenAll(Start(stopping.Token, aborting.Token).ToList().Select(Task.Run));
        return Task.CompletedTask;
    }

    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        await stopping.CancelAsync();
        await using (cancellationToken.UnsafeRegister(_ => aborting.Cancel(), null))
        {
            await work;
        }
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose()
    {
        // The container disposes a service as often as it is registered.
        if (disposed)
        {
            return;
        }

        disposed = true;
        stopping.Cancel();
        stopping.Dispose();
        aborting.Dispose();
    }

    /// <param name="stopping">Nothing new is to begin.</param>
    /// <param name="aborting">What still runs is to give up.</param>
    protected abstract IEnumerable<Func<Task>> Start(CancellationToken stopping, CancellationToken aborting);
}
