namespace LocalHost;

/// <summary>
/// Work that goes on beside the server once the worker can be called. At its end nothing new begins, and what runs may
/// end; it is told to give up only when the patience for that is over.
/// </summary>
internal abstract class BackgroundWork : IDisposable
{
    // For what was told to give up.
    private static readonly TimeSpan GiveUpWithin = TimeSpan.FromSeconds(5);

    private readonly CancellationTokenSource stopping = new();
    private readonly CancellationTokenSource aborting = new();
    private readonly TaskCompletionSource<string> failed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task work = Task.CompletedTask;
    private bool isDisposed;

    /// <summary>Done, with the reason, when some of the work can't go on.</summary>
    public Task<string> Failed => failed.Task;

    public void Begin() => work = Task.WhenAll(Start(stopping.Token, aborting.Token).ToList().Select(part => Task.Run(() => RunAsync(part))));

    /// <param name="patience">Fires when what still runs is to give up.</param>
    public async Task EndAsync(CancellationToken patience)
    {
        await stopping.CancelAsync();
        await using (patience.UnsafeRegister(_ => aborting.Cancel(), null))
        {
            var late = Task.Delay(Timeout.Infinite, patience).ContinueWith(_ => Task.Delay(GiveUpWithin), TaskScheduler.Default).Unwrap();
            await Task.WhenAny(work, late);
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

    private async Task RunAsync(Func<Task> part)
    {
        try
        {
            await part();
        }
        catch (Exception exception)
        {
            failed.TrySetResult(exception.GetBaseException().Message);
        }
    }

    /// <param name="stopping">Nothing new is to begin.</param>
    /// <param name="aborting">What still runs is to give up.</param>
    protected abstract IEnumerable<Func<Task>> Start(CancellationToken stopping, CancellationToken aborting);
}
