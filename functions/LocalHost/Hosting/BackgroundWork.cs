namespace LocalHost;

/// <summary>
/// Work that goes on beside the server once the worker can be called. At its end nothing new begins, and what runs may
/// end; it is told to give up only when the patience for that is over.
/// </summary>
internal abstract class BackgroundWork : IDisposable
{
    private readonly CancellationTokenSource stopping = new();
    private readonly CancellationTokenSource aborting = new();
    private Task work = Task.CompletedTask;
    private bool isDisposed;

    public void Begin() => work = Task.WhenAll(Start(stopping.Token, aborting.Token).ToList().Select(Task.Run));

    /// <param name="patience">Fires when what still runs is to give up.</param>
    public async Task EndAsync(CancellationToken patience)
    {
        await stopping.CancelAsync();
        await using (patience.UnsafeRegister(_ => aborting.Cancel(), null))
        {
            await work;
        }
    }

    public void Dispose()
    {
        if (isDisposed)
        {
            return;
        }

        isDisposed = true;
        stopping.Cancel();
        stopping.Dispose();
        aborting.Dispose();
    }

    /// <param name="stopping">Nothing new is to begin.</param>
    /// <param name="aborting">What still runs is to give up.</param>
    protected abstract IEnumerable<Func<Task>> Start(CancellationToken stopping, CancellationToken aborting);
}
