using Platform.Mail;
using Platform.Web;

namespace Fair.Website;

/// <summary>Wires the public's pages that belong to no other feature.</summary>
public static class WebsiteSetup
{
    public static void AddWebsite(this IServiceCollection services)
    {
        services.AddSingleton<MailFanOut, LinkRequest>();
        services.AddSingleton(new NavigationEntry(NavigationPlace.Public, "/link", "follow.link"));
        services.AddSingleton(new NavigationEntry(NavigationPlace.Foot, "/privacy", "privacy.link") { Order = 0 });
        services.AddSingleton(new NavigationEntry(NavigationPlace.Foot, "/link", "link.link"));
        services.AddSingleton(new ApiOperation("/healthz", "get", Health.Describe));
        services.AddSingleton(new ApiOperation("/openapi.json", "get", OpenApi.Describe));
    }
}
