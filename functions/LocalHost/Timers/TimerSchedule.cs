using System.Globalization;
using Cronos;

namespace LocalHost;

/// <summary>When a timer is due: an NCRONTAB expression of six fields (seconds first) or five, or a time span between calls; UTC.</summary>
internal sealed class TimerSchedule
{
    private const int FieldsWithSeconds = 6;

    private readonly CronExpression? expression;
    private readonly TimeSpan period;

    private TimerSchedule(CronExpression? expression, TimeSpan period)
    {
        this.expression = expression;
        this.period = period;
    }

    /// <exception cref="LocalHostException">The text is neither.</exception>
    public static TimerSchedule Parse(string text)
    {
        // As in the Functions host, what has a colon is a time span.
        if (text.Contains(':', StringComparison.Ordinal)
            && TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var period)
            && period > TimeSpan.Zero)
        {
            return new TimerSchedule(null, period);
        }

        var fields = text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length;
        try
        {
            return new TimerSchedule(
                CronExpression.Parse(text, fields == FieldsWithSeconds ? CronFormat.IncludeSeconds : CronFormat.Standard),
                default);
        }
        catch (CronFormatException exception)
        {
            throw new LocalHostException($"The timer schedule '{text}' is none: {exception.Message}", exception);
        }
    }

    /// <summary>Whether the host keeps track of when it ran: it does not for what comes more than once a minute.</summary>
    public bool IsMonitored => NextAfter(DateTimeOffset.UnixEpoch) is var first && NextAfter(first) - first >= TimeSpan.FromMinutes(1);

    public DateTimeOffset NextAfter(DateTimeOffset time) =>
        expression is null
            ? time + period
            : expression.GetNextOccurrence(time, TimeZoneInfo.Utc) ?? DateTimeOffset.MaxValue;
}
