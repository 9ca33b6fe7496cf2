using Azure.Storage.Queues;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;

namespace LocalWorker;

/// <summary>Finds the queue that a trigger names.</summary>
internal static class QueueConnection
{
    private const string PoisonSuffix = "-poison";

    /// <exception cref="LocalWorkerException">The setting with the connection string is missing.</exception>
    public static (QueueClient Queue, QueueClient Poison) Open(QueueTriggerAttribute trigger, IConfiguration configuration)
    {
        var connection = ConnectionString(trigger.Connection, configuration);
        var name = SettingName.Resolve(trigger.QueueName, configuration);

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
            ?? throw new LocalWorkerException($"The setting {name}, which a queue trigger names, holds no connection string.");
    }
}
