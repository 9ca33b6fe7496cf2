using Azure.Core;
using Azure.Data.Tables;
using Azure.Identity;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Platform.Mail;

namespace Platform.Records;

/// <summary>
/// The storage clients, from the same settings that the Functions host reads: a connection string in
/// <c>AzureWebJobsStorage</c>, or <c>AzureWebJobsStorage__accountName</c> with a managed identity.
/// </summary>
public static class StorageSetup
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public static void AddStorage(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(provider => new FairTable(Tables(provider, configuration).GetTableClient(FairTable.Name)));
        services.AddSingleton(provider => Blobs(provider, configuration));
        // The host's default for queue triggers, stated in host.json too.
        services.AddSingleton(provider => Queues(provider, configuration, QueueMessageEncoding.Base64));
        services.AddKeyedSingleton(PoisonMessages.Raw, (provider, _) => Queues(provider, configuration, QueueMessageEncoding.None));
        services.TryAddSingleton<StorageCalls>();
        services.AddSingleton<StorageHealth>();
        services.AddSingleton<Totals>();
        if (configuration.GetValue<bool>("Storage:Create"))
        {
            services.AddHostedService<CreateStorage>();
        }
    }

    private static TableServiceClient Tables(IServiceProvider provider, IConfiguration configuration)
    {
        var options = Configured(new TableClientOptions(), provider);
        return ConnectionString(configuration) is { } connection
            ? new(connection, options)
            : new(Endpoint(configuration, "table"), Identity(configuration), options);
    }

    private static BlobServiceClient Blobs(IServiceProvider provider, IConfiguration configuration)
    {
        var options = Configured(new BlobClientOptions(), provider);
        return ConnectionString(configuration) is { } connection
            ? new(connection, options)
            : new(Endpoint(configuration, "blob"), Identity(configuration), options);
    }

    private static QueueServiceClient Queues(IServiceProvider provider, IConfiguration configuration, QueueMessageEncoding encoding)
    {
        var options = Configured(new QueueClientOptions { MessageEncoding = encoding }, provider);
        return ConnectionString(configuration) is { } connection
            ? new(connection, options)
            : new(Endpoint(configuration, "queue"), Identity(configuration), options);
    }

    private static TOptions Configured<TOptions>(TOptions options, IServiceProvider provider)
        where TOptions : ClientOptions
    {
        options.Retry.Delay = TimeSpan.FromMilliseconds(100);
        options.Retry.MaxDelay = TimeSpan.FromSeconds(2);
        options.Retry.MaxRetries = 3;
        // Storage that takes a connection and says nothing: the client would wait for a hundred seconds, four times.
        options.Retry.NetworkTimeout = Patience;
        // A token in a URL must not reach a log, and a span for each call is the platform's to make.
        options.Diagnostics.IsLoggingEnabled = false;
        options.AddPolicy(provider.GetRequiredService<StorageCalls>(), HttpPipelinePosition.PerRetry);
        return options;
    }

    private static string? ConnectionString(IConfiguration configuration) =>
        configuration["AzureWebJobsStorage"] is { Length: > 0 } connection ? connection : null;

    private static Uri Endpoint(IConfiguration configuration, string service) =>
        configuration["AzureWebJobsStorage:accountName"] is { Length: > 0 } account
            ? new($"https://{account}.{service}.core.windows.net")
            : throw new InvalidOperationException("Set AzureWebJobsStorage to a connection string, or AzureWebJobsStorage__accountName to the account.");

    private static ManagedIdentityCredential Identity(IConfiguration configuration) =>
        new(configuration["AzureWebJobsStorage:clientId"] is { Length: > 0 } client
            ? ManagedIdentityId.FromUserAssignedClientId(client)
            : ManagedIdentityId.SystemAssigned);
}
