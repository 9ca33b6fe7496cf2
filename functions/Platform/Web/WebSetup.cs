using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Platform.Web;

/// <summary>Wires what every page needs.</summary>
public static class WebSetup
{
    // A slow line is alive, and a train leaves each tunnel: the host's own limit, 240 bytes a second, is to be the only one.
    private static readonly MinDataRate SlowestLine = new(bytesPerSecond: 100, gracePeriod: TimeSpan.FromSeconds(20));

    public static void AddWeb(this IServiceCollection services, IConfiguration configuration)
    {
        // The worker's own server stands behind the host's. Its defaults would answer a body of 30 MB with nothing at all.
        services.Configure<KestrelServerOptions>(server =>
        {
            server.Limits.MaxRequestBodySize = Body.OfTheHost;
            server.Limits.MinRequestBodyDataRate = SlowestLine;
        });
        services.AddSingleton<PageRenderer>();
        services.AddSingleton<Assets>();
        services.AddSingleton<AuthorizationMiddleware>();
        services.TryAddSingleton<RateLimits>();
        services.AddSingleton<PostShare>();
        services.AddSingleton(new SiteAddress(configuration));
        services.AddSingleton(new PrincipalReader(configuration));
    }
}
