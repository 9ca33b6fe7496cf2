using System.Threading.RateLimiting;
using Microsoft.Extensions.Configuration;

namespace Fair.Site;

/// <summary>
/// Limits on anonymous posts, in each instance's memory: wide for a network address, behind which a whole town or the
/// fair's own Wi-Fi may stand, narrow for one e-mail address.
/// </summary>
public sealed class RateLimits(IConfiguration configuration) : IDisposable
{
    /// <summary>Posts a minute from one network address. A thousand people sign up for workshops from one Wi-Fi within a minute.</summary>
    public const int PostsPerNetworkAddress = 3000;

    /// <summary>Mails that strangers may cause to one e-mail address in ten minutes.</summary>
    public const int PostsPerEmail = 5;

    private readonly PartitionedRateLimiter<string> networks = Limiter(
        configuration.GetValue("Site:PostsPerNetworkAddress", PostsPerNetworkAddress), TimeSpan.FromMinutes(1));

    private readonly PartitionedRateLimiter<string> emails = Limiter(
        configuration.GetValue("Site:PostsPerEmail", PostsPerEmail), TimeSpan.FromMinutes(10));

    public bool Permits(string networkAddress)
    {
        using var lease = networks.AttemptAcquire(networkAddress);
        return lease.IsAcquired;
    }

    public bool PermitsEmail(string email)
    {
        using var lease = emails.AttemptAcquire(email.ToLowerInvariant());
        return lease.IsAcquired;
    }

    public void Dispose()
    {
        networks.Dispose();
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
