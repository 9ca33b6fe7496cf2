namespace LocalHost;

/// <summary>A worker that was started.</summary>
public interface IWorker : IAsyncDisposable
{
    /// <summary>Done when the worker has ended by itself, with its last words.</summary>
    Task<string> Ended { get; }

    /// <summary>Where the worker takes HTTP requests, if it is elsewhere than it says itself; null if it can be believed.</summary>
    Uri? HttpAddress { get; }
}
