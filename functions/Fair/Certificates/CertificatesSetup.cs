using Fair.Mail;
using Fair.Site;
using Microsoft.Extensions.Configuration;

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
    }
}
