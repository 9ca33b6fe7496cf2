using global::OpenTelemetry;
using LocalWorker;

namespace Microsoft.Azure.Functions.Worker.OpenTelemetry;

/// <summary>Lets OpenTelemetry hear the worker.</summary>
public static class ConfigureFunctionsOpenTelemetry
{
    /// <summary>Adds the activities of functions.</summary>
    public static IOpenTelemetryBuilder UseFunctionsWorkerDefaults(this IOpenTelemetryBuilder builder) =>
        builder.WithTracing(tracing => tracing.AddSource(FunctionPipeline.ActivitySourceName));
}
