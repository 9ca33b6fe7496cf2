using System.Diagnostics.Metrics;
using Platform.Telemetry;

namespace Fair.Workshops;

/// <summary>What is counted of sign-ups; see <see cref="FairTelemetry"/>.</summary>
public static class SignUpTelemetry
{
    /// <summary>Sign-ups that were stored, by <c>state</c>: seat or waiting.</summary>
    public static readonly Counter<long> SignUps = FairTelemetry.Meter.CreateCounter<long>("fair.sign_ups", "{sign-up}", "Sign-ups stored");
}
