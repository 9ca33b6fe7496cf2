using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Platform.Telemetry;

/// <summary>
/// What the application tells of itself: counts and times, never who. What happens in a trial edition is not counted.
/// </summary>
public static class FairTelemetry
{
    /// <summary>The name of the source and of the meter.</summary>
    public const string Name = "Fair";

    private static readonly ActivitySource Source = new(Name);

    /// <summary>Where features make their counters.</summary>
    public static readonly Meter Meter = new(Name);

    /// <summary>Mails by the <c>state</c> that they came into (<see cref="Mail.MailState"/>).</summary>
    public static readonly Counter<long> Mails = Meter.CreateCounter<long>("fair.mails", "{mail}", "Mails, by the state they came into");

    /// <summary>Seconds from the change that a mail tells of to the provider's acceptance.</summary>
    public static readonly Histogram<double> MailTime = Meter.CreateHistogram<double>("fair.mail.time", "s", "From a change to its mail");

    /// <summary>Seconds that the oldest mail of the outbox has waited; 0 if none waits.</summary>
    public static readonly Gauge<double> OutboxAge = Meter.CreateGauge<double>("fair.outbox.age", "s", "Age of the oldest mail that waits");

    /// <summary>What part of an hour's posts came from one network address, where there were enough of them.</summary>
    public static readonly Gauge<double> LargestShare = Meter.CreateGauge<double>("fair.posts.largest_share", "1", "The largest part of an hour's posts from one network address");

    /// <summary>Goes on with the trace of the request that a mail follows from, on this side of the queue.</summary>
    /// <param name="name">What is done.</param>
    /// <param name="trace">A W3C traceparent, or null where the mail follows from no request.</param>
    public static Activity? Continue(string name, string? trace) =>
        ActivityContext.TryParse(trace, null, isRemote: true, out var parent)
            ? Source.StartActivity(name, ActivityKind.Consumer, parent, links: Activity.Current is { } here ? [new(here.Context)] : null)
            : Source.StartActivity(name, ActivityKind.Consumer);
}
