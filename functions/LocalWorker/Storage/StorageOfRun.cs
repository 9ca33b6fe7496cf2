namespace LocalWorker;

/// <summary>The Azurite of a run, if the run has its own; ends with the run.</summary>
internal sealed class StorageOfRun(Task<Azurite>? azurite) : IAsyncDisposable, IDisposable
{
    public async ValueTask DisposeAsync()
    {
        if (azurite is not null)
        {
            await (await azurite).DisposeAsync();
        }
    }

    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();
}
