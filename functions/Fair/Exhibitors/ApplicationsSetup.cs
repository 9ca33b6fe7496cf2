using Fair.Mail;

namespace Fair.Exhibitors;

/// <summary>Wires applying for a stand.</summary>
public static class ApplicationsSetup
{
    public static void AddExhibitors(this IServiceCollection services)
    {
        services.AddSingleton<Applications>();
        services.AddSingleton<ApplicationFiles>();
        services.AddSingleton<ApplicationFormReader>();
        services.AddSingleton<MailFanOut, LinkRequest>();
        services.AddHostedService<LoadSample>();
    }
}
