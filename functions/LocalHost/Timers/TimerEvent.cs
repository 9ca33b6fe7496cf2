using System.Globalization;
using System.Text.Json;
using LocalHost.Rpc;

namespace LocalHost;

/// <summary>A timer's call as what calls a function.</summary>
internal static class TimerEvent
{
    /// <param name="status">What is known of the timer; null for one that is not monitored.</param>
    /// <param name="isPastDue">Whether it comes later than it should.</param>
    /// <param name="now">The time of the call.</param>
    public static Trigger Create(TimerStatus? status, bool isPastDue, DateTimeOffset now)
    {
        var info = JsonSerializer.Serialize(new { Schedule = new { AdjustForDST = true }, ScheduleStatus = status, IsPastDue = isPastDue });
        return new(Trigger.Json(info), new Dictionary<string, TypedData> { ["TimerTrigger"] = Trigger.Text(now.ToString(CultureInfo.InvariantCulture)) });
    }
}
