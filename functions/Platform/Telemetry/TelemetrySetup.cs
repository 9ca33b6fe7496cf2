using Azure.Identity;
using Azure.Monitor.OpenTelemetry.Exporter;
using Microsoft.Azure.Functions.Worker.OpenTelemetry;
using Microsoft.Extensions.Configuration;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Platform.Telemetry;

/// <summary>Wires traces and metrics; without <c>APPLICATIONINSIGHTS_CONNECTION_STRING</c> nobody listens and nothing is made.</summary>
public static class TelemetrySetup
{
    public static void AddTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        if (configuration["APPLICATIONINSIGHTS_CONNECTION_STRING"] is not { Length: > 0 } connection)
        {
            return;
        }

        // Written by the application's identity: the connection string alone lets nobody write.
        var identity = configuration["AzureWebJobsStorage:clientId"] is { Length: > 0 } client ? ManagedIdentityId.FromUserAssignedClientId(client) : ManagedIdentityId.SystemAssigned;
        services.AddOpenTelemetry().ListenToFair().UseAzureMonitorExporter(options =>
        {
            options.ConnectionString = connection;
            options.Credential = new ManagedIdentityCredential(identity);
            // The exporter would keep five traces a second and drop the logs of the others, on the very day of a rush. The
            // workspace's daily cap bounds the cost.
            options.TracesPerSecond = null;
            options.SamplingRatio = 1;
            options.EnableTraceBasedLogsSampler = false;
        });
    }

    /// <summary>What is listened to, and what is taken out of it, whoever exports it.</summary>
    public static IOpenTelemetryBuilder ListenToFair(this IOpenTelemetryBuilder builder) => builder
        .UseFunctionsWorkerDefaults()
        .ConfigureResource(resource => resource.AddAttributes([new("service.name", "fair"), new("service.version", ProductVersion.Current)]))
        .WithTracing(tracing => tracing.AddSource(FairTelemetry.Name, "Microsoft.AspNetCore").AddProcessor(new CapabilityScrubber()))
        .WithMetrics(metrics => metrics.AddMeter(FairTelemetry.Name));
}
