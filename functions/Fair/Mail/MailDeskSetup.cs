using Platform.Records;
using Platform.Web;

namespace Fair.Mail;

/// <summary>Wires the desk's page of mails.</summary>
public static class MailDeskSetup
{
    public static void AddMailDesk(this IServiceCollection services)
    {
        services.AddSingleton(new NavigationEntry(NavigationPlace.Desk, "/desk/mail", "desk.mail"));
        services.AddSingleton(MailAudit.All);
        services.AddSingleton<PersonalDataSource, MailPersonalData>();
        services.AddSingleton<DeskFrontPart, MailFront>();
    }
}
