using Microsoft.Extensions.Configuration;

namespace Fair.Certificates;

/// <summary>Wires the certificates.</summary>
public static class CertificatesSetup
{
    public static void AddCertificates(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<CredentialSettings>().Bind(configuration.GetSection("Certificates")).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<Credentials>();
        services.AddSingleton<CertificatePrinter>();
        services.AddSingleton<CertificateText>();
        services.AddSingleton<CertificateFiles>();
        services.AddSingleton<CertificateQueue>();
        services.AddSingleton<CertificateOrders>();
        services.AddSingleton<CertificateRegister>();
        services.AddSingleton<IssueAnswer>();
    }
}
