using Fair.Storage;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Logging;

namespace Fair.Editions;

/// <summary>
/// Keeps the edition as the organisers set it: at the start, and before a function runs on an instance that has not looked for half a minute,
/// their changes are read. A look that fails is no reason to fail; the next function looks again.
/// </summary>
public sealed partial class KeepEdition(FairTable table, Edition edition, TimeProvider clock, ILogger<KeepEdition> logger) : IFunctionsWorkerMiddleware, IHostedService, IDisposable
{
    /// <summary>How old the settings may be.</summary>
    public static readonly TimeSpan Fresh = TimeSpan.FromSeconds(30);

    private readonly SemaphoreSlim reading = new(1);

    private DateTimeOffset readAt = DateTimeOffset.MinValue;

    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        if (!IsFresh())
        {
            await Read(context.CancellationToken);
        }

        await next(context);
    }

    /// <summary>The first request finds them read.</summary>
    public Task StartAsync(CancellationToken cancellationToken) => Read(cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => reading.Dispose();

    private bool IsFresh() => clock.GetUtcNow() - readAt is var age && age >= TimeSpan.Zero && age < Fresh;

    private async Task Read(CancellationToken cancellationToken)
    {
        await reading.WaitAsync(cancellationToken);
        try
        {
            if (!IsFresh())
            {
                var row = await table.Get<SettingsRow>(edition.Id, Keys.Settings, cancellationToken);
                edition.Apply(row is null ? new() : EditionChanges.FromJson(row.Changes));
                readAt = clock.GetUtcNow();
            }
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            LogNotRead(exception);
        }
        finally
        {
            reading.Release();
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The edition's settings could not be read; the last ones stay in force.")]
    private partial void LogNotRead(Exception exception);
}
