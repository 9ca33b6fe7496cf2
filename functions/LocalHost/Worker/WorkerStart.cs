using LocalHost.Rpc;

namespace LocalHost;

/// <summary>What a worker is started with.</summary>
/// <param name="Application">The folder of the built application.</param>
/// <param name="Identity">By what the worker finds its host.</param>
/// <param name="Settings">The application's settings by name, with <c>:</c> between sections.</param>
/// <param name="Clock">The run's clock.</param>
public sealed record WorkerStart(string Application, HostIdentity Identity, IReadOnlyDictionary<string, string> Settings, MovableClock Clock);
