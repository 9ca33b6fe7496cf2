using System.Collections.Concurrent;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Configuration;

namespace Platform.Web;

/// <summary>
/// Limits on anonymous posts, in each instance's memory: wide for a network address, behind which a whole town or the
/// fair's own Wi-Fi may stand, narrow for one e-mail address.
/// </summary>
public sealed class RateLimits(IConfiguration configuration) : IDisposable
{
    /// <summary>Posts at once from one network address, a tenth of them anew every six seconds. A thousand people sign up for workshops from one Wi-Fi within a minute.</summary>
    public const int PostsPerNetworkAddress = 3000;

    /// <summary>Mails at once that strangers may cause to one e-mail address, then one a minute.</summary>
    public const int PostsPerEmail = 5;

    private const int MaxRemembered = 20_000;

    private readonly PartitionedRateLimiter<string> networks = Limiter(
        configuration.GetValue("Site:PostsPerNetworkAddress", PostsPerNetworkAddress), TimeSpan.FromMinutes(1));

    /// <summary>Certificates that one network address may look up at once; a tenth of them anew every six seconds.</summary>
    public const int LookUpsPerNetworkAddress = 300;

    private readonly PartitionedRateLimiter<string> lookUps = Limiter(
        configuration.GetValue("Site:LookUpsPerNetworkAddress", LookUpsPerNetworkAddress), TimeSpan.FromMinutes(1));

    private readonly PartitionedRateLimiter<string> emails = Limiter(
        configuration.GetValue("Site:PostsPerEmail", PostsPerEmail), TimeSpan.FromMinutes(10));

    private readonly ConcurrentDictionary<string, Lazy<bool>> permitted = new(StringComparer.Ordinal);

    public bool Permits(string networkAddress)
    {
        using var lease = networks.AttemptAcquire(networkAddress);
        return lease.IsAcquired;
    }

    /// <summary>Whether somebody may look up one more code: nobody gets far by guessing.</summary>
    public bool PermitsLookUp(string networkAddress)
    {
        using var lease = lookUps.AttemptAcquire(networkAddress);
        return lease.IsAcquired;
    }

    /// <param name="purpose">Each purpose counts alone: what others cause to an address must not keep its owner from applying, nor tell who applied.</param>
    /// <param name="email">The address that a mail would go to.</param>
    public bool PermitsEmail(string purpose, string email)
    {
        using var lease = emails.AttemptAcquire($"{purpose} {email.ToLowerInvariant()}");
        return lease.IsAcquired;
    }

    /// <summary>The same for a form: sent twice, as by a double click, it counts once. What it does twice is not this limit's concern.</summary>
    public bool PermitsEmail(string purpose, string email, string form)
    {
        if (permitted.Count >= MaxRemembered)
        {
            permitted.Clear();
        }

        var key = $"{purpose} {email.ToLowerInvariant()} {form}";
        var isPermitted = permitted.GetOrAdd(key, _ => new(() => PermitsEmail(purpose, email))).Value;
        if (!isPermitted)
        {
            permitted.TryRemove(key, out _);
        }

        return isPermitted;
    }

    public void Dispose()
    {
        networks.Dispose();
        lookUps.Dispose();
        emails.Dispose();
    }

    private static PartitionedRateLimiter<string> Limiter(int permits, TimeSpan window) =>
        PartitionedRateLimiter.Create<string, string>(key => RateLimitPartition.GetTokenBucketLimiter(key, _ => new()
        {
            TokenLimit = permits,
            TokensPerPeriod = Math.Max(1, permits / 10),
            ReplenishmentPeriod = window / 10,
            QueueLimit = 0,
        }));
}
