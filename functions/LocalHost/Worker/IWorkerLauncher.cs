namespace LocalHost;

/// <summary>Brings the worker to life: as a process of its own (<see cref="WorkerProcess"/>), or, in tests, inside this one.</summary>
public interface IWorkerLauncher
{
    /// <summary>Starts the worker, which then connects to the host by itself.</summary>
    Task<IWorker> LaunchAsync(WorkerStart start, CancellationToken cancellationToken);
}
