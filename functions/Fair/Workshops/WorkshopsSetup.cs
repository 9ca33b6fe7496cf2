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
        services.AddSingleton<MailExpansion, WorkshopMove>();
        services.AddSingleton<MailExpansion, WorkshopCancellation>();
        services.AddSingleton<MailExpansion, WorkshopReminder>();
        services.AddHostedService<LoadWorkshops>();
    }
}
