using System.Diagnostics.Metrics;
using Platform.Telemetry;

namespace Fair.Certificates;

/// <summary>What is counted of certificates; see <see cref="FairTelemetry"/>.</summary>
public static class CertificateTelemetry
{
    /// <summary>Certificates that were issued.</summary>
    public static readonly Counter<long> Certificates = FairTelemetry.Meter.CreateCounter<long>("fair.certificates", "{certificate}", "Certificates issued");
}
