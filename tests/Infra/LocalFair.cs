using Fair.Infra.Tests;
using LocalHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using TestHost;
using Xunit;

[assembly: AssemblyFixture(typeof(LocalFair))]

namespace Fair.Infra.Tests;

/// <summary>The application as it runs on a laptop, on a storage account of its own, with a key for the smoke test.</summary>
public sealed class LocalFair : IAsyncLifetime
{
    private Azurite? azurite;
    private HostedFair? host;

    /// <summary>The key of the synthetic fair, made for this run.</summary>
    public string Key { get; } = Convert.ToHexStringLower(System.Security.Cryptography.RandomNumberGenerator.GetBytes(32));

    public string Storage => azurite!.ConnectionStrings["account1"];

    public Uri Address => host!.Address;

    public async ValueTask InitializeAsync()
    {
        azurite = await Azurite.StartAsync(new AzuriteOptions { Accounts = ["account1"] });
        host = await HostedFair.StartAsync(
            [
                "--AzureWebJobsStorage", Storage, "--Synthetic:Key", Key,
                // Long after applications and sign-ups have closed, as production may be.
                "--at", "2025-03-01T09:00",
                "--AzureFunctionsJobHost:extensions:queues:maxPollingInterval", "00:00:00.100",
            ],
            services => services.AddLogging(logging => logging.ClearProviders()));
    }

    public T Get<T>()
        where T : notnull => host!.Get<T>();

    public async ValueTask DisposeAsync()
    {
        await host!.DisposeAsync();
        await azurite!.DisposeAsync();
    }
}
