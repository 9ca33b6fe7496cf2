namespace LocalHost;

/// <summary>What a worker is started with.</summary>
/// <param name="Application">The folder of the built application.</param>
/// <param name="Arguments">The command line that the Functions host gives its worker.</param>
/// <param name="Settings">The application's settings by name, with <c>:</c> between sections.</param>
/// <param name="Clock">The run's clock.</param>
public sealed record WorkerStart(string Application, IReadOnlyList<string> Arguments, IReadOnlyDictionary<string, string> Settings, MovableClock Clock);
