using Platform.Web;

namespace Fair.Desk;

/// <summary>Wires the desk.</summary>
public static class DeskSetup
{
    public static void AddDesk(this IServiceCollection services)
    {
        services.AddSingleton<PersonalData>();
        services.AddSingleton<FairReport>();
        services.AddSingleton(new NavigationEntry(NavigationPlace.Desk, "/desk", "desk.front") { Order = 0 });
        services.AddSingleton(DeskAudit.All);
    }
}
