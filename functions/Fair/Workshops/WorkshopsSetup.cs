using Fair.Mail;

namespace Fair.Workshops;

/// <summary>Wires the workshops.</summary>
public static class WorkshopsSetup
{
    public static void AddWorkshops(this IServiceCollection services)
    {
        services.AddSingleton<Programme>();
        services.AddSingleton<SignUpMails>();
        services.AddSingleton<Seats>();
        services.AddSingleton<SignUps>();
        services.AddSingleton<MailFanOut, WorkshopMove>();
        services.AddSingleton<MailFanOut, WorkshopCancellation>();
        services.AddSingleton<MailFanOut, WorkshopReminder>();
        services.AddHostedService<LoadWorkshops>();
    }
}
