using Azure.Storage.Queues;
using Microsoft.Extensions.Configuration;

namespace LocalHost;

/// <summary>Finds the queue that a trigger or an output names.</summary>
internal static class QueueConnection
{
    /// <exception cref="LocalHostException">A setting that it names is missing.</exception>
    public static string QueueName(FunctionBinding binding, IConfiguration configuration) =>
        SettingName.Resolve(binding.Text("queueName")!, configuration);

    /// <exception cref="LocalHostException">The setting with the connection string is missing, or holds something else.</exception>
    public static string ConnectionString(FunctionBinding binding, IConfiguration configuration)
    {
        var name = SettingOf(binding);
        var connection = configuration[$"AzureWebJobs{name}"] ?? configuration[name] ?? configuration.GetConnectionString(name)
            ?? throw new LocalHostException($"The setting {name}, which a queue's function names, is missing: it is to hold a connection string.");
        try
        {
            _ = new QueueServiceClient(connection);
            return connection;
        }
        catch (FormatException exception)
        {
            throw new LocalHostException($"The setting {name}, which a queue's function names, holds no connection string: {exception.Message}", exception);
        }
    }

    /// <summary>The name of the setting that holds the connection string.</summary>
    public static string SettingOf(FunctionBinding binding) => binding.Text("connection") is { Length: > 0 } setting ? setting : Azurite.ConnectionSetting;
}
