using Microsoft.Extensions.Logging;
using Platform.Editions;

namespace Platform.Records;

/// <summary>Whether storage answers. It is asked at most each few seconds, however often somebody wants to know.</summary>
public sealed partial class StorageHealth(FairTable table, Edition edition, TimeProvider clock, ILogger<StorageHealth> logger)
{
    /// <summary>How long an outcome holds, good or bad.</summary>
    public static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5);

    /// <summary>How long storage may take.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly Lock gate = new();

    private Task<bool>? last;
    private DateTimeOffset askedAt;

    /// <summary>Whether it does, or did a moment ago; known within <see cref="Patience"/>. All who ask meanwhile share one look.</summary>
    public Task<bool> IsAnsweringAsync()
    {
        lock (gate)
        {
            var age = clock.GetUtcNow() - askedAt;
            if (last is null || (last.IsCompleted && (age < TimeSpan.Zero || age >= Fresh)))
            {
                (last, askedAt) = (AskAsync(), clock.GetUtcNow());
            }

            return last;
        }
    }

    private async Task<bool> AskAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            // A point read, of a row that need not be there.
            await table.GetAsync<SettingsRow>(edition.Id, Keys.Settings, patience.Token).WaitAsync(patience.Token);
            return true;
        }
        catch (Exception exception)
        {
            LogSilent(exception);
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Storage does not answer.")]
    private partial void LogSilent(Exception exception);
}
