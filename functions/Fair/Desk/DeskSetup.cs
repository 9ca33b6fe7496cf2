namespace Fair.Desk;

/// <summary>Wires the desk.</summary>
public static class DeskSetup
{
    public static void AddDesk(this IServiceCollection services)
    {
        services.AddSingleton<Totals>();
        services.AddSingleton<PersonalData>();
        services.AddSingleton<FairReport>();
    }
}
