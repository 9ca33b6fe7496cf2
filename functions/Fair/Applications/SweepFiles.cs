using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using Platform.Editions;
using Platform.Records;

namespace Fair.Applications;

/// <summary>Removes, each night, the files that were uploaded and that no application took or keeps.</summary>
public sealed partial class SweepFiles(ApplicationFiles files, FairTable table, ApplicationStore applications, Edition edition, TimeProvider clock, ILogger<SweepFiles> logger)
{
    private static readonly TimeSpan Patience = TimeSpan.FromDays(2);

    [Function(nameof(SweepFiles))]
    public async Task RunAsync([TimerTrigger("0 30 3 * * *")] TimerInfo timer, CancellationToken cancellationToken)
    {
        var count = 0;
        var kept = new Dictionary<string, HashSet<string>>();
        await foreach (var (folder, id) in files.StoredBeforeAsync(clock.GetUtcNow() - Patience, cancellationToken))
        {
            if (!kept.TryGetValue(folder, out var ids))
            {
                kept[folder] = ids = await KeptAsync(folder, cancellationToken);
            }

            if (!ids.Contains(id))
            {
                await files.DeleteAsync(folder, id, cancellationToken);
                count++;
            }
        }

        LogSwept(count);
    }

    private async Task<HashSet<string>> KeptAsync(string folder, CancellationToken cancellationToken) =>
        await table.GetAsync<UniqueKeyRow>(edition.Id, Keys.FormOfFolder(folder), cancellationToken) is { } form
        && await applications.FindByIdAsync(form.Application, cancellationToken) is { } application
            ? application.ReadFiles().Select(file => file.Id).ToHashSet()
            : [];

    [LoggerMessage(Level = LogLevel.Information, Message = "{Count} files that no application keeps were removed.")]
    private partial void LogSwept(int count);
}
