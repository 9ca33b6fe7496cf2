using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Logging;
using Platform.Records;
using Platform.Web;

namespace Platform.Editions;

/// <summary>
/// Keeps the edition as the organisers set it: at the start, and before a function runs on an instance that has not looked for half a minute,
/// their changes are read. A look that fails is no reason to fail, nor to wait for long; a function some seconds later looks again.
/// </summary>
public sealed partial class EditionRefresh(FairTable table, Edition edition, TimeProvider clock, ILogger<EditionRefresh> logger) : IFunctionsWorkerMiddleware, IHostedService, IDisposable
{
    /// <summary>How old the settings may be.</summary>
    public static readonly TimeSpan Fresh = TimeSpan.FromSeconds(30);

    // Where storage is silent, everybody would else wait for their own look, one after the other.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    // The first look needs an identity's token, which takes its time.
    private static readonly TimeSpan PatienceAtStart = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim reading = new(1);

    private DateTimeOffset readAt = DateTimeOffset.MinValue;
    private DateTimeOffset failedAt = DateTimeOffset.MinValue;

    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        // Whether storage answers is told without waiting for it here.
        if (!IsFresh() && FunctionAccess.Find(context.FunctionDefinition.Name) is not PublicAttribute { IgnoresSettings: true })
        {
            await ReadAsync(Patience, context.CancellationToken);
        }

        await next(context);
    }

    /// <summary>The first request finds them read.</summary>
    public Task StartAsync(CancellationToken cancellationToken) => ReadAsync(PatienceAtStart, cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => reading.Dispose();

    private bool IsFresh() => Was(readAt, Fresh) || Was(failedAt, Pause);

    private bool Was(DateTimeOffset moment, TimeSpan within) => clock.GetUtcNow() - moment is var age && age >= TimeSpan.Zero && age < within;

    private async Task ReadAsync(TimeSpan max, CancellationToken cancellationToken)
    {
        await reading.WaitAsync(cancellationToken);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        try
        {
            if (!IsFresh())
            {
                patience.CancelAfter(max);
                var row = await table.GetAsync<SettingsRow>(edition.Id, Keys.Settings, patience.Token).WaitAsync(patience.Token);
                edition.Apply(row is null ? new() : EditionChanges.FromJson(row.Changes));
                readAt = clock.GetUtcNow();
            }
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            failedAt = clock.GetUtcNow();
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
