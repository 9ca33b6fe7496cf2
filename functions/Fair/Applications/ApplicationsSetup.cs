using Platform.Mail;
using Platform.Records;
using Platform.Web;

namespace Fair.Applications;

/// <summary>Wires applying for a stand.</summary>
public static class ApplicationsSetup
{
    public static void AddApplications(this IServiceCollection services)
    {
        services.AddSingleton<ApplicationStore>();
        services.AddSingleton<ApplicationFiles>();
        services.AddSingleton<ApplicationFormReader>();
        services.AddHostedService<LoadSample>();
        services.AddSingleton(new BlobContainer(ApplicationFiles.Container));
        services.AddSingleton(new NavigationEntry(NavigationPlace.Public, "/apply", "apply.link"));
        services.AddSingleton(new NavigationEntry(NavigationPlace.Desk, "/desk/applications", "desk.applications"));
        services.AddSingleton(new ApiOperation("/api/applications", "post", ApplicationSchema.Operation));
        services.AddSingleton(new ApiSchema("Application", ApplicationSchema.Schema));
        services.AddSingleton(ApplicationAudit.All);
        services.AddSingleton<PersonalDataSource, ApplicationsPersonalData>();
        services.AddSingleton<ReportPart, ApplicationsReport>();
        services.AddSingleton<DeskFrontPart, ApplicationsFront>();
        services.AddSingleton<LinkSource, ApplicationLinks>();
    }
}
