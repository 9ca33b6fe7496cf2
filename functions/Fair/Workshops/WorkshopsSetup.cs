using Platform.Mail;
using Platform.Records;
using Platform.Web;

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
        services.AddSingleton(new NavigationEntry(NavigationPlace.Public, "/workshops", "workshops.link"));
        services.AddSingleton(new NavigationEntry(NavigationPlace.Desk, "/desk/workshops", "desk.workshops"));
        services.AddSingleton(new ApiOperation("/api/workshops", "get", WorkshopsSchema.List));
        services.AddSingleton(new ApiOperation("/api/workshops/{workshop}/sign-ups", "post", WorkshopsSchema.SignUp));
        services.AddSingleton(new ApiOperation("/api/sign-ups/{token}", "get", WorkshopsSchema.Read));
        services.AddSingleton(new ApiOperation("/api/sign-ups/{token}", "delete", WorkshopsSchema.Delete));
        services.AddSingleton(new ApiSchema("SignUp", WorkshopsSchema.Schema));
        services.AddSingleton(WorkshopAudit.All);
        services.AddSingleton<PersonalDataSource, SignUpsPersonalData>();
        services.AddSingleton<DeskFrontPart, WorkshopsFront>();
        services.AddSingleton<LinkSource, SignUpLinks>();
    }
}
