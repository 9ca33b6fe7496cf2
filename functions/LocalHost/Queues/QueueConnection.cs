using Azure.Storage.Queues;
using Microsoft.Extensions.Configuration;

namespace LocalHost;

/// <summary>Finds the queue that a trigger names.</summary>
internal static class QueueConnection
{
    private const string PoisonSuffix = "-poison";

    /// <exception cref="LocalHostException">The setting with the connection string is missing.</exception>
    public static (QueueClient Queue, QueueClient Poison) Open(FunctionBinding trigger, IConfiguration configuration)
    {
        var connection = ConnectionString(trigger.Text("connection"), configuration);
        var name = SettingName.Resolve(trigger.Text("queueName")!, configuration);

        // Messages go to the poison queue as they came, whatever their encoding.
        var raw = new QueueClientOptions { MessageEncoding = QueueMessageEncoding.None };
        return (new QueueClient(connection, name, raw), new QueueClient(connection, name + PoisonSuffix, raw));
    }

    private static string ConnectionString(string? setting, IConfiguration configuration)
    {
        var name = string.IsNullOrEmpty(setting) ? Azurite.ConnectionSetting : setting;
        return configuration[$"AzureWebJobs{name}"]
            ?? configuration[name]
            ?? configuration.GetConnectionString(name)
            ?? throw new LocalHostException($"The setting {name}, which a queue trigger names, holds no connection string.");
    }
}
