using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Configuration;

namespace Platform.Editions;

/// <summary>Loads the edition and checks it at start: a wrong setting stops the start with its name, not a request later.</summary>
public static class EditionSetup
{
    public static void AddEdition(this IServiceCollection services, IConfiguration configuration)
    {
        var edition = Load(configuration);
        Validator.ValidateObject(edition, new ValidationContext(edition), validateAllProperties: true);
        Validator.ValidateObject(edition.Certificates, new ValidationContext(edition.Certificates), validateAllProperties: true);
        if (edition.ApplicationsOpen >= edition.ApplicationsClose || edition.FirstDay > edition.LastDay)
        {
            throw new ValidationException("The edition ends before it begins: look at ApplicationsOpen, ApplicationsClose, FirstDay and LastDay.");
        }

        if (TrialEdition.Owns(edition.Id))
        {
            throw new ValidationException("Mails of an edition with this Id would not be delivered: it is a trial's.");
        }

        services.AddSingleton(edition);
        services.AddSingleton<EditionRefresh>();
    }

    /// <summary>The edition of the file and the settings, with some of it told otherwise.</summary>
    public static Edition Load(IConfiguration configuration, params KeyValuePair<string, string?>[] otherwise)
    {
        using var stream = typeof(EditionSetup).Assembly.GetManifestResourceStream("editions/edition-2025.json")!;
        var settings = new ConfigurationBuilder().AddJsonStream(stream).AddConfiguration(configuration.GetSection("Edition")).AddInMemoryCollection(otherwise).Build();
        try
        {
            return settings.Get<Edition>()!;
        }
        catch (InvalidOperationException exception)
        {
            throw new ValidationException($"A setting of the edition (Edition__…) can't be read: {exception.Message}", exception);
        }
    }
}
