using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace LocalHost;

/// <summary>The section <c>extensions:queues</c> of host.json, with the Functions host's defaults and limits.</summary>
/// <param name="BatchSize">Messages fetched at once, 1 to 32.</param>
/// <param name="NewBatchThreshold">The number in work at or below which the next batch is fetched.</param>
/// <param name="MaxPollingInterval">The longest wait between looks into an empty queue.</param>
/// <param name="VisibilityTimeout">How long a failed message stays hidden before it is tried again.</param>
/// <param name="MaxDequeueCount">How often a message is tried before it goes to the poison queue.</param>
/// <param name="IsBase64">Whether messages are in base64; otherwise they are plain text.</param>
internal sealed record QueueOptions(
    int BatchSize,
    int NewBatchThreshold,
    TimeSpan MaxPollingInterval,
    TimeSpan VisibilityTimeout,
    int MaxDequeueCount,
    bool IsBase64)
{
    private const int DefaultBatchSize = 16;
    private const int LargestBatch = 32;

    public static readonly TimeSpan MinPollingInterval = TimeSpan.FromMilliseconds(100);

    /// <exception cref="LocalHostException">A value is out of its limits.</exception>
    public static QueueOptions Read(IConfiguration host)
    {
        var queues = host.GetSection("extensions:queues");
        var batchSize = Number(queues, "batchSize", DefaultBatchSize, 1, LargestBatch);
        var polling = Span(queues, "maxPollingInterval", TimeSpan.FromMinutes(1));
        return new QueueOptions(
            batchSize,
            Number(queues, "newBatchThreshold", batchSize / 2 * Environment.ProcessorCount, 0, int.MaxValue),
            polling < MinPollingInterval ? throw Wrong("maxPollingInterval", "at least 100 ms") : polling,
            Span(queues, "visibilityTimeout", TimeSpan.Zero),
            Number(queues, "maxDequeueCount", 5, 1, int.MaxValue),
            ReadIsBase64(queues["messageEncoding"]));
    }

    private static int Number(IConfigurationSection queues, string key, int otherwise, int least, int most)
    {
        if (queues[key] is not { } text)
        {
            return otherwise;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw Wrong(key, $"a number from {least} to {most}");
    }

    private static TimeSpan Span(IConfigurationSection queues, string key, TimeSpan otherwise)
    {
        if (queues[key] is not { } text)
        {
            return otherwise;
        }

        return TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var span) && span >= TimeSpan.Zero
            ? span
            : throw Wrong(key, "a time span such as 00:00:30");
    }

    private static bool ReadIsBase64(string? text) => text?.ToLowerInvariant() switch
    {
        null or "base64" => true,
        "none" => false,
        _ => throw Wrong("messageEncoding", "base64 or none"),
    };

    private static LocalHostException Wrong(string key, string expected) =>
        new($"host.json: extensions.queues.{key} must be {expected}.");
}
