using System.Diagnostics.Metrics;
using Platform.Telemetry;

namespace Fair.Applications;

/// <summary>What is counted of applications; see <see cref="FairTelemetry"/>.</summary>
public static class ApplicationTelemetry
{
    /// <summary>Applications that were stored.</summary>
    public static readonly Counter<long> Applications = FairTelemetry.Meter.CreateCounter<long>("fair.applications", "{application}", "Applications stored");
}
