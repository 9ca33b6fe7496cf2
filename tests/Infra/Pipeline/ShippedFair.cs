using LocalHost;
using TestHost;
using Xunit;

namespace Fair.Infra.Tests.Pipeline;

/// <summary>
/// What is in the zip, as a process of its own behind the local host: production as far as this machine has it, on a
/// storage account of its own, with a key for the smoke test.
/// </summary>
public sealed class ShippedFair(Package package) : IAsyncLifetime
{
    private Azurite? azurite;
    private HostedFair? host;

    /// <summary>The key of the smoke test's fair, made for this run.</summary>
    public string Key { get; } = Convert.ToHexStringLower(System.Security.Cryptography.RandomNumberGenerator.GetBytes(32));

    /// <summary>The version that was packed, and that it is to say.</summary>
    public string Version => File.ReadAllText(Path.Combine(package.Release, "version")).Trim();

    public string Storage => azurite!.ConnectionStrings["account1"];

    public Uri Address => host!.Address;

    public async ValueTask InitializeAsync()
    {
        await package.IsMadeAsync();
        azurite = await Azurite.StartAsync(new AzuriteOptions { Accounts = ["account1"] });
        host = await HostedFair.StartProcessAsync(
            package.Content,
            Storage,
            [
                "--SmokeTest:Key", Key, "--AZURE_FUNCTIONS_ENVIRONMENT", "Production", "--Storage:Create", "true",
                // The zip brings no settings of a laptop; long after applications and sign-ups have closed, as production may be.
                "--at", "2025-03-01T09:00", "--Edition:SampleWorkshops", "true", "--Desk:Organisers", "organiser", "--Desk:Stewards", "steward",
                "--LocalHost:Keys", "Certificates:SigningKey", "--LocalHost:EventWebhook", "/hooks/sendgrid",
                "--AzureFunctionsJobHost:extensions:queues:maxPollingInterval", "00:00:00.100",
            ]);
    }

    public T Get<T>()
        where T : notnull => host!.Get<T>();

    public async ValueTask DisposeAsync()
    {
        if (host is not null)
        {
            await host.DisposeAsync();
        }

        if (azurite is not null)
        {
            await azurite.DisposeAsync();
        }
    }
}

/// <summary>A site has one fair for the smoke test: smoke tests of the same site follow each other.</summary>
[CollectionDefinition(Name)]
public sealed class OfTheShippedFair : ICollectionFixture<ShippedFair>
{
    public const string Name = "the shipped fair";
}
