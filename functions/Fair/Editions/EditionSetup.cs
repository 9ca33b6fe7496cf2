using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Configuration;

namespace Fair.Editions;

/// <summary>Loads the edition and checks it at start: a wrong setting stops the start with its name, not a request later.</summary>
public static class EditionSetup
{
    public static void AddEdition(this IServiceCollection services, IConfiguration configuration)
    {
        using var stream = typeof(EditionSetup).Assembly.GetManifestResourceStream("editions/edition-2025.json")!;
        var settings = new ConfigurationBuilder().AddJsonStream(stream).AddConfiguration(configuration.GetSection("Edition")).Build();
        var edition = settings.Get<Edition>()!;
        Validator.ValidateObject(edition, new ValidationContext(edition), validateAllProperties: true);
        Validator.ValidateObject(edition.Certificates, new ValidationContext(edition.Certificates), validateAllProperties: true);
        if (edition.ApplicationsOpen >= edition.ApplicationsClose || edition.FirstDay > edition.LastDay)
        {
            throw new ValidationException("The edition ends before it begins: look at ApplicationsOpen, ApplicationsClose, FirstDay and LastDay.");
        }

        services.AddSingleton(edition);
        services.AddSingleton<KeepEdition>();
    }
}
