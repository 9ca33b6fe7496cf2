using Azure.Monitor.OpenTelemetry.Exporter;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Platform.Telemetry;
using Xunit;

namespace Fair.Infra.Tests.Telemetry;

/// <summary>How the exporter to Azure Monitor is set; it keeps five traces a second if nobody says otherwise.</summary>
public sealed class ExporterTests
{
    [Fact]
    public async Task Every_trace_is_kept_and_every_log_with_it()
    {
        var services = new ServiceCollection();
        services.AddTelemetry(new ConfigurationBuilder()
            .AddInMemoryCollection([new("APPLICATIONINSIGHTS_CONNECTION_STRING", "InstrumentationKey=00000000-0000-0000-0000-000000000000")])
            .Build());
        await using var provider = services.BuildServiceProvider();
        var options = provider.GetRequiredService<IOptions<AzureMonitorExporterOptions>>().Value;
        Assert.Equal((null, 1f, false), (options.TracesPerSecond, options.SamplingRatio, options.EnableTraceBasedLogsSampler));
    }
}
