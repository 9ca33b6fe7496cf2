using Microsoft.Extensions.Configuration;

namespace Fair.SmokeTest;

/// <summary>Wires what the smoke test after a deployment calls.</summary>
public static class SmokeTestSetup
{
    public static void AddSmokeTest(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<SmokeTestSettings>().Bind(configuration.GetSection("SmokeTest"))
            .Validate(settings => settings.IsValid, $"SmokeTest__Key is empty or has at least {SmokeTestSettings.MinCharacters} characters.")
            .ValidateOnStart();
        services.AddSingleton<SmokeTestFair>();
    }
}
