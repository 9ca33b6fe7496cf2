using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Fair.Site;

/// <summary>Wires what every page needs.</summary>
public static class SiteSetup
{
    public static void AddSite(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<PageRenderer>();
        services.AddSingleton<Assets>();
        services.AddSingleton<Guard>();
        services.TryAddSingleton<RateLimits>();
        services.AddSingleton(new SiteAddress(configuration));
        services.AddSingleton(new PrincipalReader(configuration));
    }
}
