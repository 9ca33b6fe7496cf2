using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Platform.Editions;
using Platform.Forms;

namespace Fair.Applications;

/// <summary>
/// Loads sample organisations where the setting <c>sample</c> says so, marked as sample at the desk
/// and by their addresses (<c>sample…@example.org</c>). Loading them twice changes nothing; no mail is sent to any.
/// </summary>
public sealed partial class LoadSample(
    ApplicationStore applications, Edition edition, IConfiguration configuration, TimeProvider clock, ILogger<LoadSample> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!configuration.GetValue<bool>("sample"))
        {
            return;
        }

        using var stream = typeof(LoadSample).Assembly.GetManifestResourceStream("editions/sample-2025.json")!;
        var samples = JsonSerializer.Deserialize<List<JsonObject>>(stream)!;
        var count = 0;
        // As if they had come day by day: whoever applies during the loading is the newest all the same.
        var now = clock.GetUtcNow();
        var between = now > edition.Opens ? (now - edition.Opens) / (samples.Count + 1) : TimeSpan.Zero;
        foreach (var sample in samples)
        {
            var state = (string?)sample["state"] ?? ApplicationState.Received;
            sample.Remove("state");
            var (answers, errors) = ApplicationJson.Read(sample);
            var (tidy, wrong) = FormValidator.Validate(ApplicationFields.All, answers, edition);
            if (errors.Count + wrong.Count > 0)
            {
                throw new InvalidOperationException($"Sample {count}: {errors.Concat(wrong).First().Field} {errors.Concat(wrong).First().Text}");
            }

            await applications.AddSampleAsync($"sample-{count:000}", tidy, state, now - (between * (samples.Count - count)), stoppingToken);
            count++;
        }

        LogLoaded(count);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Count} sample organisations are loaded.")]
    private partial void LogLoaded(int count);
}
