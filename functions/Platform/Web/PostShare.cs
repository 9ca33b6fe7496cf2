using Microsoft.Extensions.Logging;
using Platform.Telemetry;

namespace Platform.Web;

/// <summary>
/// Notices when most posts of an hour come from one network address, on one instance. The limits count by address: behind
/// a front end that hides addresses everybody is one, and is refused for what the others do.
/// </summary>
public sealed partial class PostShare(TimeProvider clock, ILogger<PostShare> logger)
{
    /// <summary>Of fewer posts nothing is said: a morning's first visitors may be one office.</summary>
    public const int Min = 100;

    /// <summary>How many addresses of an hour are remembered at most.</summary>
    public const int MaxRemembered = 20_000;

    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private readonly Lock hour = new();
    private readonly Dictionary<string, int> byAddress = new(StringComparer.Ordinal);

    private DateTimeOffset began = DateTimeOffset.MinValue;
    private int count;
    private int largest;
    private bool isTold;

    /// <summary>How many addresses are remembered now.</summary>
    public int Remembered
    {
        get
        {
            lock (hour)
            {
                return byAddress.Count;
            }
        }
    }

    /// <summary>Counts a post. What is told names no address.</summary>
    public void Record(string networkAddress)
    {
        var (told, of) = (0, 0);
        lock (hour)
        {
            Begin();
            count++;
            // Who comes after so many others is no majority.
            if (byAddress.Count < MaxRemembered || byAddress.ContainsKey(networkAddress))
            {
                largest = Math.Max(largest, byAddress[networkAddress] = byAddress.GetValueOrDefault(networkAddress) + 1);
            }

            if (count < Min)
            {
                return;
            }

            FairTelemetry.LargestShare.Record((double)largest / count);
            if (!isTold && largest * 2 > count)
            {
                isTold = true;
                (told, of) = (largest, count);
            }
        }

        if (told > 0)
        {
            LogShare(told, of);
        }
    }

    private void Begin()
    {
        var now = clock.GetUtcNow();
        if (now - began is var age && age >= TimeSpan.Zero && age < Hour)
        {
            return;
        }

        byAddress.Clear();
        (began, count, largest, isTold) = (now, 0, 0, false);
    }

    // An alert of infra/modules/alerts.bicep looks for its first words.
    [LoggerMessage(Level = LogLevel.Information, Message = "One address sends most: {Count} of {All} posts within an hour.")]
    private partial void LogShare(int count, int all);
}
