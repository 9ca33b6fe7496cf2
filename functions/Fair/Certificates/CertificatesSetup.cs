using Microsoft.Extensions.Configuration;
using Platform.Mail;
using Platform.Records;
using Platform.Web;

namespace Fair.Certificates;

/// <summary>Wires the certificates.</summary>
public static class CertificatesSetup
{
    public static void AddCertificates(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<CredentialSettings>().Bind(configuration.GetSection("Certificates")).ValidateDataAnnotations()
            .Validate(settings => P256Key.CanRead(settings.SigningKey, settings.ReadSigningKey), $"Certificates__SigningKey is no such key. {CredentialSettings.SigningKeyMissing}")
            .ValidateOnStart();
        services.AddSingleton<Credentials>();
        services.AddSingleton<CertificatePrinter>();
        services.AddSingleton<CertificateText>();
        services.AddSingleton<CertificateFiles>();
        services.AddSingleton<CertificateQueue>();
        services.AddSingleton(MessageQueue.For<CertificateQueued>(CertificateQueue.Name));
        services.AddSingleton<CertificateOrders>();
        services.AddSingleton<CertificateRegister>();
        services.AddSingleton<IssueResult>();
        services.AddSingleton(new BlobContainer(CertificateFiles.Container));
        services.AddSingleton(new NavigationEntry(NavigationPlace.Desk, "/desk/certificates", "desk.certificates"));
        services.AddSingleton(new NavigationEntry(NavigationPlace.Foot, "/certificates", "certificate.find.title"));
        services.AddSingleton(new ApiOperation("/api/certificates/{code}", "get", CertificatesSchema.Verify));
        services.AddSingleton(CertificateAudit.All);
        services.AddSingleton<PersonalDataSource, CertificatesPersonalData>();
        services.AddSingleton<DeskFrontPart, CertificatesFront>();
    }
}
